package com.saleswright.customers.web;

import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SaleswrightTest
class CustomerApiTest {

    @Autowired
    private MockMvc web;

    @Autowired
    private Customers customers;

    @Test
    void findsCustomersPageByPageAndEachByItsId() throws Exception {
        long first = save("Quillon Works");
        long second = save("Quillon Yard");
        var rep = user("rosa").roles("sales-rep");

        web.perform(get("/api/customers?text=quillon&size=1&page=2").with(rep))
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.page").value(2))
                .andExpect(jsonPath("$.customers", hasSize(1)))
                .andExpect(jsonPath("$.customers[0].id").value(second));
        web.perform(get("/api/customers/" + first).with(rep))
                .andExpect(jsonPath("$.name").value("Quillon Works"));
        web.perform(get("/api/customers/999999").with(rep))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("There is no customer 999999"));
    }

    private long save(String name) {
        return customers
                .save(new Customer(null, name, null, null, null, null, null, null, new BigDecimal("500.00"), "C", 0))
                .key();
    }
}
