package com.saleswright.products.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SaleswrightTest
class ProductApiTest {

    @Autowired
    private MockMvc web;

    @Autowired
    private Products products;

    @Test
    void offersWhatIsOnSaleWithoutItsCost() throws Exception {
        long onSale = save("Quartz Lamp", true);
        save("Quartz Lantern", false);

        web.perform(get("/api/products").with(user("rosa").roles("sales-rep")))
                .andExpect(jsonPath("$[?(@.name == 'Quartz Lamp')].id").value((int) onSale))
                .andExpect(jsonPath("$[?(@.name == 'Quartz Lamp')].listPrice").value(80.25))
                .andExpect(jsonPath("$[?(@.name == 'Quartz Lantern')]").isEmpty())
                .andExpect(jsonPath("$[*].unitCost").isEmpty());
    }

    private long save(String name, boolean active) {
        return products.save(new Product(null, name, null, new BigDecimal("80.25"), new BigDecimal("31.00"), active, 0))
                .key();
    }
}
