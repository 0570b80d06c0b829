package com.saleswright.access;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SaleswrightTest
class MenuTest {

    private static final String IMPORTS = "href=\"/imports\"";
    private static final String ACCOUNTS = "href=\"/accounts\"";

    @Autowired
    private MockMvc mvc;

    @Test
    void leadsWhereTheRoleMayGo() throws Exception {
        mvc.perform(get("/products").with(user("menu.rep").roles("sales-rep")))
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"/quotes\""),
                                containsString("href=\"/surveys/results\""),
                                not(containsString("href=\"/surveys\"")),
                                not(containsString(IMPORTS)),
                                not(containsString(ACCOUNTS)))));
        mvc.perform(get("/products").with(user("menu.hr").roles("hr")))
                .andExpect(content().string(allOf(containsString(IMPORTS), not(containsString(ACCOUNTS)))));
        mvc.perform(get("/products").with(user("menu.admin").roles("camunda-admin")))
                .andExpect(content().string(allOf(containsString(IMPORTS), containsString(ACCOUNTS))));
    }

    @Test
    void marksWhereOneIs() throws Exception {
        mvc.perform(get("/products").with(user("menu.rep").roles("sales-rep")))
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"/products\" aria-current=\"page\""),
                                not(containsString("href=\"/quotes\" aria-current")))));
        mvc.perform(get("/imports/mappings").with(user("menu.hr").roles("hr")))
                .andExpect(content().string(containsString("href=\"/imports\" aria-current=\"true\"")));
    }
}
