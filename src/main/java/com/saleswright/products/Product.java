package com.saleswright.products;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Something that we sell.
 *
 * @param id null until saved
 * @param name unique; letter case does not make a difference
 * @param listPrice price of one before discounts, in money
 * @param unitCost what one costs us, in money; null when we do not know, and then there is no margin
 * @param active whether it can be put on a new quote
 * @param version 0 until saved
 */
public record Product(
        @Id @Nullable Long id,
        String name,
        @Nullable String series,
        BigDecimal listPrice,
        @Nullable BigDecimal unitCost,
        boolean active,
        @Version int version) {

    /** The id of a saved product. */
    public long key() {
        if (id == null) {
            throw new IllegalStateException("Product '%s' is not saved yet".formatted(name));
        }
        return id;
    }
}
