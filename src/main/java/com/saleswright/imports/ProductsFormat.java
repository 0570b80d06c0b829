package com.saleswright.imports;

import com.saleswright.imports.Plan.Draft;
import com.saleswright.imports.Plan.State;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products, known by name. */
@Component
class ProductsFormat implements ImportFormat<Product> {

    private final Products products;
    private final Mappings mappings;

    ProductsFormat(Products products, Mappings mappings) {
        this.products = products;
        this.mappings = mappings;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PRODUCTS;
    }

    @Override
    public NameKind introduces() {
        return NameKind.PRODUCT;
    }

    @Override
    public Plan<Product> plan(CsvFile file, ImportOptions options, Known known) {
        return Plan.of(file, "product", cells -> read(cells, options, known));
    }

    private static @Nullable Draft<Product> read(Cells cells, ImportOptions options, Known known) {
        String name = cells.text("product", 200);
        String series = cells.optionalText("series", 100);
        BigDecimal price = cells.amount("sales_price");
        if (!cells.has("sales_price") || (price != null && price.signum() == 0)) {
            cells.error("sales_price", "A product needs a price above 0.", "Fill it in.");
        }
        if (cells.wrong() || price == null) {
            return null;
        }
        Product there = known.products().get(Names.key(name));
        if (there == null) {
            return new Draft<>(State.NEW, new Product(null, name, series, price, cost(null, price, options), true, 0));
        }
        Product product = new Product(
                there.id(),
                there.name(),
                series,
                price,
                cost(there.unitCost(), price, options),
                there.active(),
                there.version());
        return new Draft<>(product.equals(there) ? State.UNCHANGED : State.CHANGED, product);
    }

    private static @Nullable BigDecimal cost(@Nullable BigDecimal known, BigDecimal price, ImportOptions options) {
        BigDecimal percent = options.unitCostPercent();
        return known != null || percent == null ? known : ImportOptions.percentOf(price, percent);
    }

    @Override
    public void write(List<Product> rows, ImportOptions options, String by) {
        products.saveAll(rows);
        mappings.giveProductsTheirSpellings();
    }
}
