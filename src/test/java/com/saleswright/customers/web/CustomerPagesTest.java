package com.saleswright.customers.web;

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
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SaleswrightTest
class CustomerPagesTest {

    private static final UserRequestPostProcessor REP = user("rosa").roles("sales-rep");

    @Autowired
    private MockMvc web;

    @Autowired
    private Customers customers;

    @Test
    void listsFindsAndShowsCustomersAndEscapesTheirNames() throws Exception {
        long id = save("Cedar <b>Bold</b>").key();

        web.perform(get("/customers").param("text", "cedar <").with(REP))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Cedar &lt;b&gt;Bold&lt;/b&gt;")))
                .andExpect(content().string(containsString("1 customer")))
                .andExpect(content().string(not(containsString("<b>Bold"))));
        web.perform(get("/customers/" + id).with(REP))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("50,000.00")))
                .andExpect(content().string(containsString("/customers/" + id + "/edit")));
        web.perform(get("/customers/999999").with(REP)).andExpect(status().isNotFound());
    }

    @Test
    void keepsFiltersWhenPaging() throws Exception {
        for (int i = 0; i < 26; i++) {
            save("Paged & Co %02d".formatted(i));
        }
        web.perform(get("/customers").param("text", "paged & co").with(REP))
                .andExpect(content().string(containsString("/customers?text=paged%20%26%20co&amp;page=1")))
                .andExpect(content().string(containsString("26 customers")));
    }

    @Test
    void savesARightFormAndShowsWhatIsWrongWithAWrongOne() throws Exception {
        web.perform(post("/customers")
                        .param("name", "Birch & Co")
                        .param("creditLimit", "-5")
                        .param("customerClass", "D")
                        .param("version", "0")
                        .with(REP)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Birch &amp; Co")))
                .andExpect(content().string(containsString("Give an amount of 0 or more")))
                .andExpect(content().string(containsString("Choose A, B or C.")));

        web.perform(post("/customers")
                        .param("name", "Birch & Co")
                        .param("creditLimit", "5000")
                        .param("customerClass", "A")
                        .param("version", "0")
                        .with(REP)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/customers/"
                        + customers.byName("Birch & Co").orElseThrow().key()));
    }

    @Test
    void tellsThatSomebodyElseChangedTheCustomerMeanwhile() throws Exception {
        Customer customer = save("Willow Works");
        customers.save(customer);

        web.perform(post("/customers/" + customer.id())
                        .param("name", "Willow Works")
                        .param("creditLimit", "1")
                        .param("customerClass", "A")
                        .param("version", String.valueOf(customer.version()))
                        .with(REP)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Somebody else changed this customer meanwhile")));
    }

    @Test
    void letsOnlySalesPeopleChangeCustomers() throws Exception {
        var legal = user("lena").roles("legal");
        web.perform(get("/customers").with(legal)).andExpect(status().isOk());
        web.perform(get("/customers/new").with(legal)).andExpect(status().isForbidden());
        web.perform(post("/customers").with(legal).with(csrf())).andExpect(status().isForbidden());
    }

    private Customer save(String name) {
        return customers.save(
                new Customer(null, name, null, null, null, null, null, null, new BigDecimal("50000.00"), "B", 0));
    }
}
