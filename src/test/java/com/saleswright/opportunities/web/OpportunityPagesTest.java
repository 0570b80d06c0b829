package com.saleswright.opportunities.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SaleswrightTest
class OpportunityPagesTest {

    private static final UserRequestPostProcessor OWNER = user("page.owner").roles("sales-rep");

    @Autowired
    private MockMvc web;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private Customers customers;

    private long customer;

    @BeforeEach
    void haveAnOpportunity() {
        customer = customers
                .byName("Hazel Mills")
                .orElseGet(() -> customers.save(
                        new Customer(null, "Hazel Mills", null, null, null, null, null, null, BigDecimal.TEN, "C", 0)))
                .key();
        String id = "PAGE-" + opportunities.openOf("page.owner").size();
        if (opportunities.find(id).isEmpty()) {
            opportunities.save(Opportunity.engaging(id, "page.owner", null, customer, LocalDate.of(2026, 3, 1)));
        }
    }

    private String open() {
        return opportunities.openOf("page.owner").get(0).id();
    }

    @Test
    void listsWithFiltersAndAsPartOfTheCustomersPage() throws Exception {
        web.perform(get("/opportunities")
                        .param("owner", "page.owner")
                        .param("stage", "Engaging")
                        .param("text", "hazel")
                        .with(OWNER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(open())))
                .andExpect(content().string(containsString("Hazel Mills")));
        web.perform(get("/opportunities").param("owner", "nobody").with(OWNER))
                .andExpect(content().string(containsString("Nothing matches.")))
                .andExpect(content().string(not(containsString("<table"))));
        web.perform(get("/opportunities/of-customer/" + customer).with(OWNER))
                .andExpect(content().string(containsString(open())))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void offersAQuoteWhileOpenAndRecordsALossWithReasonAndCompetitor() throws Exception {
        String id = open();
        web.perform(get("/opportunities/" + id).with(OWNER))
                .andExpect(content().string(containsString("/quotes/new?opportunity=" + id)));
        web.perform(post("/opportunities/" + id + "/lost")
                        .param("competitor", "Rival & Sons")
                        .with(OWNER)
                        .with(csrf()))
                .andExpect(content().string(containsString("Say why in 1 to 500 characters")))
                .andExpect(content().string(containsString("Rival &amp; Sons")));
        web.perform(post("/opportunities/" + id + "/lost")
                        .param("reason", "Price")
                        .param("competitor", "Rival & Sons")
                        .with(OWNER)
                        .with(csrf()))
                .andExpect(redirectedUrl("/opportunities/" + id));

        assertThat(opportunities.get(id).competitor()).isEqualTo("Rival & Sons");
        web.perform(get("/opportunities/" + id).with(OWNER))
                .andExpect(content().string(not(containsString("/quotes/new"))))
                .andExpect(content().string(not(containsString("Record as lost"))));
    }

    @Test
    void letsNobodyElseRecordTheLoss() throws Exception {
        web.perform(post("/opportunities/" + open() + "/lost")
                        .param("reason", "Price")
                        .with(user("other").roles("sales-rep"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }
}
