package com.saleswright.contracts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a contract is made, as the contract administrator entered it. Payment, length and prepayment are what the customer
 * wants: a contract is built only when they are what was approved.
 *
 * @param by user id of the contract administrator
 * @param template name of the template, for example {@code sales-contract-1}
 * @param language ISO 639 code of the document
 * @param customerCompany the customer's legal name
 * @param jurisdiction whose law applies, a code that the decision table legal-review knows
 * @param clauseDeviation clauses that differ from the template; null when there are none
 * @param customersPaper whether the customer's own general terms apply
 */
public record Preparation(
        String by,
        String template,
        String language,
        String customerCompany,
        String customerAddress,
        String jurisdiction,
        @Nullable String clauseDeviation,
        boolean customersPaper,
        LocalDate startsOn,
        int paymentDays,
        int contractMonths,
        int prepaymentPercent) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    public Preparation {
        clauseDeviation = clauseDeviation == null || clauseDeviation.isBlank() ? null : clauseDeviation.strip();
    }

    /** The last day of the contract. */
    public LocalDate endsOn() {
        return startsOn.plusMonths(contractMonths).minusDays(1);
    }

    /** {@code from 10 Dec 2026 to 9 Dec 2027} */
    public String period() {
        return "from %s to %s".formatted(DAY.format(startsOn), DAY.format(endsOn()));
    }

    /** The country whose law applies, as people read it. */
    public String law() {
        return switch (jurisdiction) {
            case "DE" -> "Germany";
            case "EU" -> "another country of the European Union";
            case "US" -> "United States";
            case "CN" -> "China";
            default -> "another country";
        };
    }

    Preparation withClauses(@Nullable String otherDeviation) {
        return new Preparation(
                by,
                template,
                language,
                customerCompany,
                customerAddress,
                jurisdiction,
                otherDeviation,
                customersPaper,
                startsOn,
                paymentDays,
                contractMonths,
                prepaymentPercent);
    }
}
