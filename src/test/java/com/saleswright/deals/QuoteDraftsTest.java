package com.saleswright.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.saleswright.deals.QuoteRejected.Problem;
import com.saleswright.products.Product;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

/** What a rep does with a draft. */
class QuoteDraftsTest extends DealsFixture {

    @Test
    void takesPricesNamesAndCostsFromTheProducts() {
        Quote quote = deals.draft(draft(line(pump, 2, "80", null), line(valve, 1, null, "15")), REP);

        assertThat(quote.number()).startsWith("DEAL-2026-");
        assertThat(quote.customerName()).isEqualTo("Quote Test Mills");
        assertThat(quote.lines())
                .containsExactly(
                        new QuoteLine(
                                pump, "QT Pump", 2, new BigDecimal("100"), new BigDecimal("80"), new BigDecimal("60")),
                        // 15 % off 33.33 would be 28.3305: up to the cent, or the discount would exceed what was
                        // entered.
                        new QuoteLine(valve, "QT Valve", 1, new BigDecimal("33.33"), new BigDecimal("28.34"), null));
        assertThat(quote.amount()).isEqualTo("188.34");
        assertThat(quote.validUntil()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        QuoteDraft wrong = new QuoteDraft(
                -1L,
                "no-such",
                " ",
                List.of(line(null, null, "-1", null), line(pump, 0, "1.005", null), line(pump, 1, null, "101")),
                new Terms(400, 0, 101, "x".repeat(2001)),
                null,
                null,
                LocalDate.of(2026, 3, 3));

        assertThatThrownBy(() -> deals.draft(wrong, REP))
                .asInstanceOf(type(QuoteRejected.class))
                .extracting(QuoteRejected::problems)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "customerId",
                        "title",
                        "opportunityId",
                        "terms.paymentDays",
                        "terms.contractMonths",
                        "terms.prepaymentPercent",
                        "terms.nonStandardTerms",
                        "validUntil",
                        "lines[0].productId",
                        "lines[0].quantity",
                        "lines[0].netPrice",
                        "lines[1].quantity",
                        "lines[1].netPrice",
                        "lines[2].discountPercent");
    }

    @Test
    void keepsWithdrawnProductOnlyWhereItIsAlready() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        Product sold = products.get(pump);
        products.save(
                new Product(sold.id(), sold.name(), null, sold.listPrice(), sold.unitCost(), false, sold.version()));

        assertThat(deals.change(quote.number(), draft(line(pump, 3, null, null)), null, REP)
                        .amount())
                .isEqualTo("300.00");
        assertThatThrownBy(() -> deals.draft(draft(line(pump, 1, null, null)), REP))
                .hasMessageContaining("no longer sold");
    }

    @Test
    void refusesAChangeToAnOlderVersion() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        deals.change(quote.number(), draft(line(pump, 2, null, null)), quote.version(), REP);

        assertThatThrownBy(() -> deals.change(quote.number(), draft(line(pump, 3, null, null)), quote.version(), REP))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void deletesADraftThatNobodySaw() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        attachments.add(quote.number(), "a.txt", "Hello".getBytes(StandardCharsets.UTF_8), REP);

        deals.delete(quote.number(), REP);

        assertThatThrownBy(() -> deals.get(quote.number(), REP)).isInstanceOf(NoSuchQuote.class);
    }

    @Test
    void keepsAttachmentsWholeAndLocked() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        byte[] large = "0123456789".repeat(250_000).getBytes(StandardCharsets.UTF_8);
        attachments.add(quote.number(), "..\\..\\plan \"x\".txt", large, REP);

        Attachment kept = attachments.of(quote.number()).get(0);
        assertThat(kept.name()).isEqualTo("plan x.txt");
        assertThat(attachments.read(quote.number(), kept.id(), MANAGER).content())
                .isEqualTo(large);
        assertThatThrownBy(() -> attachments.read(quote.number(), kept.id(), OTHER_REP))
                .isInstanceOf(NoSuchQuote.class);
        assertThatThrownBy(() -> attachments.add(quote.number(), "x.txt", new byte[0], REP))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> attachments.add(quote.number(), "x.pdf", large, REP))
                .hasMessageContaining("is not a PDF");

        deals.submit(quote.number(), REP);
        assertThatThrownBy(() -> attachments.remove(quote.number(), kept.id(), REP))
                .isInstanceOf(WrongQuoteStatus.class);
    }
}
