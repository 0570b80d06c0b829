package com.saleswright.opportunities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.opportunities.Opportunities.Filter;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SaleswrightTest
@RecordApplicationEvents
class OpportunitiesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private Customers customers;

    @Autowired
    private ApplicationEvents events;

    @Test
    void tellsThatAnOpportunityIsLost() {
        opportunities.save(Opportunity.engaging("T-LOST", "tess", null, null, DAY));

        Opportunity lost = opportunities.markLost("T-LOST", "Budget cut", "Rival", "tess");

        assertThat(lost.stage()).isEqualTo(Opportunity.LOST);
        assertThat(opportunities.get("T-LOST")).isEqualTo(lost);
        assertThat(lost.closedOn()).isEqualTo("2026-03-04");
        assertThat(events.stream(OpportunityLost.class))
                .contains(new OpportunityLost("T-LOST", null, "tess", "Budget cut", "tess"));
        assertThatThrownBy(() -> opportunities.markLost("T-LOST", "again", null, "tess"))
                .isInstanceOf(OpportunityClosed.class);
        assertThat(events.stream(OpportunityLost.class)).hasSize(1);
    }

    @Test
    void tellsThatAnOpportunityIsWon() {
        opportunities.save(Opportunity.engaging("T-WON", "tess", null, null, DAY));

        opportunities.markWon("T-WON", DAY.plusDays(3), new BigDecimal("250.00"), "tess");

        assertThat(opportunities.get("T-WON").closeValue()).isEqualByComparingTo("250");
        assertThat(events.stream(OpportunityWon.class))
                .containsExactly(new OpportunityWon("T-WON", new BigDecimal("250.00"), "tess"));
    }

    @Test
    void filtersByStageOwnerCustomerAndText() {
        Customer customer = customers.save(
                new Customer(null, "Nettle & Thorn", null, null, null, null, null, null, BigDecimal.TEN, "C", 0));
        opportunities.saveAll(
                List.of(
                        Opportunity.engaging("T-F1", "uma", null, customer.key(), DAY),
                        Opportunity.engaging("T-F2", "uma", null, null, DAY.plusDays(1)),
                        Opportunity.engaging("T-F3", "viv", null, customer.key(), DAY)),
                "uma");
        opportunities.markLost("T-F3", "Price", null, "viv");

        assertThat(ids(new Filter(null, "uma", null, null))).containsExactly("T-F2", "T-F1");
        assertThat(ids(new Filter("Lost", null, customer.key(), null))).containsExactly("T-F3");
        assertThat(ids(new Filter(null, null, null, "nettle"))).containsExactly("T-F1", "T-F3");
        assertThat(ids(new Filter(null, null, null, "t-f2"))).containsExactly("T-F2");
        assertThat(opportunities.openOf("viv")).isEmpty();
        assertThat(opportunities.openOf("uma")).extracting(Opportunity::id).containsExactly("T-F2", "T-F1");
        assertThat(opportunities.findAll(List.of("T-F1", "T-NONE"))).containsOnlyKeys("T-F1");
    }

    private List<String> ids(Filter filter) {
        return opportunities.search(filter, 0, 25).map(Opportunity::id).getContent();
    }
}
