package com.saleswright.deals;

import static com.saleswright.deals.QuoteFixtures.aContent;
import static com.saleswright.deals.QuoteFixtures.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;

@SaleswrightTest
@Transactional
class QuoteRepositoryTest {

    @Autowired
    private QuoteRepository quotes;

    @Test
    void keepsEverything() {
        Quote draft = Quote.draft(
                "DEAL-REPO-1",
                "rosa",
                aContent(aLine(2, "100", "80", "60"), aLine(1, "50", "50", null)),
                TestClock.START);

        quotes.save(draft);
        Quote read = quotes.findById("DEAL-REPO-1").orElseThrow();

        assertThat(read.content()).isEqualTo(draft.content());
        assertThat(read.amount()).isEqualTo("210.00");
        assertThat(read.createdAt()).isEqualTo(TestClock.START);
        assertThat(read.conditions()).isNull();

        Conditions conditions = new Conditions(new BigDecimal("12.500000"), 20, "Prepay, please.");
        quotes.save(read.submitted("hash", TestClock.START).offered(conditions, TestClock.START));
        Quote offered = quotes.findById("DEAL-REPO-1").orElseThrow();

        assertThat(offered.conditions()).isEqualTo(conditions);
        assertThat(offered.status()).isEqualTo(QuoteStatus.CONDITIONS);
        assertThat(offered.lines()).isEqualTo(draft.lines());
    }

    @Test
    void refusesTheSecondOfTwoWriters() {
        quotes.save(Quote.draft("DEAL-REPO-2", "rosa", aContent(aLine(1, "1", "1", null)), TestClock.START));
        Quote first = quotes.findById("DEAL-REPO-2").orElseThrow();
        Quote second = quotes.findById("DEAL-REPO-2").orElseThrow();

        quotes.save(first.submitted("hash", TestClock.START));

        assertThatThrownBy(() -> quotes.save(second.submitted("hash", TestClock.START)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }
}
