package com.saleswright.products.web;

import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The price list for other programs, which need the ids to make quotes. */
@RestController
@RequestMapping("/api/products")
class ProductApi {

    /** What is offered; what it costs us stays with us. */
    record Offered(long id, String name, @Nullable String series, BigDecimal listPrice) {

        static Offered of(Product product) {
            return new Offered(product.key(), product.name(), product.series(), product.listPrice());
        }
    }

    private final Products products;

    ProductApi(Products products) {
        this.products = products;
    }

    /** Everything that can be put on a new quote, by name. */
    @GetMapping
    List<Offered> list() {
        return products.active().stream().map(Offered::of).toList();
    }
}
