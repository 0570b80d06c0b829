package com.saleswright.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaleswrightTest
class ProductsTest {

    @Autowired
    private Products products;

    @Test
    void findsAProductByNameAndByTheSpellingsMappedToIt() {
        Product kiln = products.save(product("Kiln 20", true));
        Product oven = products.save(product("Oven 20", true));

        products.addAlias("Kiln20", kiln.key());
        assertThat(products.byName("kiln20")).contains(kiln);
        assertThat(products.aliases()).containsEntry("kiln20", kiln.key());

        products.addAlias("KILN20", oven.key());
        assertThat(products.byName("Kiln20")).contains(oven);

        products.removeAlias("kiln20");
        assertThat(products.byName("Kiln20")).isEmpty();
    }

    @Test
    void offersActiveProductsOnlyForNewQuotes() {
        Product current = products.save(product("Loom Current", true));
        Product retired = products.save(product("Loom Retired", false));

        assertThat(products.active()).contains(current).doesNotContain(retired);
        assertThat(products.search("loom r", 0, 25)).containsExactly(retired);
    }

    @Test
    void refusesASecondProductOfTheSameName() {
        products.save(product("Anvil", true));

        assertThatThrownBy(() -> products.save(product("ANVIL", true))).isInstanceOf(ProductNameTaken.class);
    }

    private static Product product(String name, boolean active) {
        return new Product(null, name, "Test", new BigDecimal("199.00"), new BigDecimal("120.00"), active, 0);
    }
}
