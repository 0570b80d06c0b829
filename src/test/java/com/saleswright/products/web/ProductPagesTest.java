package com.saleswright.products.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SaleswrightTest
class ProductPagesTest {

    @Autowired
    private MockMvc web;

    @Autowired
    private Products products;

    @Test
    void managersKeepProductsAndOthersSeeNoUnitCost() throws Exception {
        var manager = user("marc").roles("sales-manager");
        var rep = user("rosa").roles("sales-rep");
        web.perform(post("/products")
                        .param("name", "Maple Crane")
                        .param("listPrice", "100")
                        .param("unitCost", "61.50")
                        .param("active", "true")
                        .param("version", "0")
                        .with(manager)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        long id = products.byName("Maple Crane").orElseThrow().key();

        web.perform(get("/products").param("text", "maple").with(manager))
                .andExpect(content().string(containsString("61.50")));
        web.perform(get("/products").param("text", "maple").with(rep))
                .andExpect(content().string(containsString("Maple Crane")))
                .andExpect(content().string(not(containsString("61.50"))));
        web.perform(get("/products/" + id).with(rep)).andExpect(status().isForbidden());
        web.perform(post("/products/" + id)
                        .param("name", "Maple Crane")
                        .param("listPrice", "0")
                        .param("version", "1")
                        .with(manager)
                        .with(csrf()))
                .andExpect(content().string(containsString("Give a price above 0")));
        web.perform(post("/products/" + id)
                        .param("name", "Maple Crane")
                        .param("listPrice", "120.5")
                        .param("version", "1")
                        .with(manager)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(products.get(id).active()).isFalse();
        assertThat(products.get(id).unitCost()).isNull();
    }
}
