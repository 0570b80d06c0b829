package com.saleswright.products.web;

import com.saleswright.products.Product;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product as typed by somebody; a missing field is empty. */
record ProductForm(String name, String series, String listPrice, String unitCost, Boolean active, Integer version) {

    ProductForm(
            @Nullable String name,
            @Nullable String series,
            @Nullable String listPrice,
            @Nullable String unitCost,
            @Nullable Boolean active,
            @Nullable Integer version) {
        this.name = trimmed(name);
        this.series = trimmed(series);
        this.listPrice = trimmed(listPrice);
        this.unitCost = trimmed(unitCost);
        // A browser sends nothing for an empty check box.
        this.active = active != null && active;
        this.version = version == null ? 0 : version;
    }

    static ProductForm empty() {
        return new ProductForm(null, null, null, null, true, 0);
    }

    static ProductForm of(Product p) {
        return new ProductForm(
                p.name(),
                p.series(),
                p.listPrice().toPlainString(),
                Objects.toString(p.unitCost(), ""),
                p.active(),
                p.version());
    }

    /** What is wrong, by field, each with what would be right. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > 200) {
            errors.put("name", "Give a name of 1 to 200 characters.");
        }
        if (series.length() > 100) {
            errors.put("series", "Use at most 100 characters.");
        }
        if (!listPrice.matches("\\d{1,15}(\\.\\d{1,2})?") || new BigDecimal(listPrice).signum() == 0) {
            errors.put("listPrice", "Give a price above 0, like 1250 or 1250.50.");
        }
        if (!unitCost.matches("(\\d{1,15}(\\.\\d{1,2})?)?")) {
            errors.put("unitCost", "Give an amount of 0 or more, or leave it empty when it is not known.");
        }
        return errors;
    }

    /** The product that a form without errors describes. */
    Product product(@Nullable Long id) {
        return new Product(
                id,
                name,
                series.isEmpty() ? null : series,
                new BigDecimal(listPrice).setScale(2),
                unitCost.isEmpty() ? null : new BigDecimal(unitCost).setScale(2),
                active,
                version);
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
