package com.saleswright.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the files do not say and the person who imports decides. Nothing is set for what exists already.
 *
 * @param creditPercent credit limit of new customers in percent of their yearly revenue
 * @param creditLimit credit limit of new customers, or of those without a revenue
 * @param customerClass class of new customers: A, B or C
 * @param unitCostPercent unit cost in percent of the list price, for products whose cost is not known
 * @param emailDomain new employees have their user id as address in this domain
 * @param officeZone time zone of new offices
 * @param holidayRegion public holidays of new offices
 * @param repAuthority selling authority of new sales people
 * @param managerAuthority selling authority of new managers
 * @param managersReportTo user id of the superior of new managers
 */
public record ImportOptions(
        @Nullable BigDecimal creditPercent,
        @Nullable BigDecimal creditLimit,
        @Nullable String customerClass,
        @Nullable BigDecimal unitCostPercent,
        @Nullable String emailDomain,
        @Nullable String officeZone,
        @Nullable String holidayRegion,
        @Nullable BigDecimal repAuthority,
        @Nullable BigDecimal managerAuthority,
        @Nullable String managersReportTo) {

    /** What the page offers first; nothing of it applies unless it is sent. */
    public static final ImportOptions OFFERED = new ImportOptions(
            BigDecimal.TEN,
            null,
            "C",
            null,
            "example.com",
            "America/New_York",
            "US",
            new BigDecimal("10000"),
            new BigDecimal("50000"),
            null);

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Set<String> CLASSES = Set.of("A", "B", "C");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public ImportOptions {
        customerClass = blankToNull(customerClass);
        emailDomain = blankToNull(emailDomain);
        officeZone = blankToNull(officeZone);
        holidayRegion = blankToNull(holidayRegion);
        managersReportTo = blankToNull(managersReportTo);
    }

    /**
     * An option that is missing or wrong.
     *
     * @param field name of the record component
     */
    public record Problem(String field, String reason) {}

    /** What is missing or wrong for this kind of file. */
    public List<Problem> problems(ImportKind kind) {
        List<Problem> problems = new ArrayList<>();
        switch (kind) {
            case ACCOUNTS -> accounts(problems);
            case PRODUCTS -> range(problems, "unitCostPercent", unitCostPercent, HUNDRED);
            case SALES_TEAMS -> teams(problems);
            case SALES_PIPELINE -> {}
        }
        return problems;
    }

    private void accounts(List<Problem> problems) {
        if (creditPercent == null && creditLimit == null) {
            problems.add(new Problem(
                    "creditPercent",
                    "Say what credit limit new customers get: percent of their revenue, an amount, or both."));
        }
        range(problems, "creditPercent", creditPercent, HUNDRED);
        range(problems, "creditLimit", creditLimit, null);
        if (customerClass == null || !CLASSES.contains(customerClass)) {
            problems.add(new Problem("customerClass", "Say which class new customers get: A, B or C."));
        }
    }

    private void teams(List<Problem> problems) {
        if (emailDomain == null || !DOMAIN.matcher(emailDomain).matches()) {
            problems.add(new Problem("emailDomain", "Give the domain of new mail addresses, like example.com."));
        }
        if (officeZone == null) {
            problems.add(new Problem("officeZone", "Give the time zone of new offices, like Europe/Berlin."));
        }
        if (holidayRegion == null) {
            problems.add(new Problem("holidayRegion", "Give the region of the public holidays, like US or DE-by."));
        }
        required(problems, "repAuthority", repAuthority);
        required(problems, "managerAuthority", managerAuthority);
    }

    private static void required(List<Problem> problems, String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            problems.add(new Problem(field, "Give an amount of 0 or more."));
        }
        range(problems, field, amount, null);
    }

    private static void range(
            List<Problem> problems, String field, @Nullable BigDecimal number, @Nullable BigDecimal max) {
        if (number != null && (number.signum() < 0 || number.precision() - number.scale() > 15)) {
            problems.add(new Problem(field, "Give a number of 0 or more."));
        } else if (number != null && max != null && number.compareTo(max) > 0) {
            problems.add(new Problem(field, "Give a number up to " + max.toPlainString() + "."));
        }
    }

    /** The percentage of an amount, in whole cents, rounded half up. */
    static BigDecimal percentOf(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
