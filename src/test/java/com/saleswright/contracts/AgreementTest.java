package com.saleswright.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Agreement APPROVED = new Agreement(
            7,
            "Northwind Mills",
            "Pumps",
            List.of(new Agreement.Line("Pump P20", 2, new BigDecimal("80.00"), new BigDecimal("160.00"))),
            30,
            12,
            20,
            null,
            new BigDecimal("160.00"));

    @Test
    void findsNothingToObjectToWhenAllIsAsApproved() {
        assertThat(APPROVED.differences(prepared(30, 12, 20))).isEmpty();
    }

    @Test
    void saysWhatDiffersAndWhatWasApproved() {
        assertThat(APPROVED.differences(prepared(60, 24, 0)))
                .containsExactly(
                        "Payment would be 60 days; 30 days were approved.",
                        "The length would be 24 months; 12 months were approved.",
                        "The prepayment would be 0 %; 20 % were approved.");
    }

    @Test
    void refusesLinesThatDoNotComeToTheAmount() {
        assertThatThrownBy(() -> new Agreement(
                        7, "Northwind Mills", "Pumps", APPROVED.lines(), 30, 12, 20, null, new BigDecimal("159.99")))
                .hasMessage("The lines come to 160.00, not to 159.99");
    }

    @Test
    void isTheSameAfterItWasKept() {
        assertThat(AgreementJson.read(AgreementJson.write(APPROVED))).isEqualTo(APPROVED);
    }

    @Test
    void endsOnTheDayBeforeTheAnniversary() {
        assertThat(prepared(30, 12, 0).endsOn()).isEqualTo("2027-03-08");
    }

    @Test
    void letsNothingFollowTheEnd() {
        for (ContractStatus status : ContractStatus.values()) {
            boolean goesOn = List.of(ContractStatus.values()).stream().anyMatch(status::canBecome);
            assertThat(goesOn).as(status.label()).isEqualTo(!status.over());
        }
    }

    private static Preparation prepared(int paymentDays, int months, int prepayment) {
        return new Preparation(
                "carl",
                "sales-contract-1",
                "en",
                "Northwind Mills GmbH",
                "Mill Lane 1",
                "DE",
                " ",
                false,
                LocalDate.of(2026, 3, 9),
                paymentDays,
                months,
                prepayment);
    }
}
