package com.saleswright.imports;

import com.saleswright.products.Products;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other spellings mean, said once by a person. */
@Component
@Transactional
class Mappings {

    private final JdbcClient jdbc;
    private final Products products;
    private final Clock clock;

    Mappings(JdbcClient jdbc, Products products, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.clock = clock;
    }

    /** Known names by spelling; spellings as {@link Names#key}. */
    Map<String, String> of(NameKind kind) {
        Map<String, String> mappings = new HashMap<>();
        jdbc.sql("SELECT spelling, target FROM import_mapping WHERE name_kind = ?")
                .param(kind.name())
                .query(row -> {
                    mappings.put(row.getString(1), row.getString(2));
                });
        return mappings;
    }

    List<Mapping> all() {
        return jdbc.sql("SELECT name_kind, spelling, target, mapped_by, mapped_at FROM import_mapping"
                        + " ORDER BY name_kind, spelling")
                .query((row, number) -> new Mapping(
                        NameKind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class)))
                .list();
    }

    void remove(NameKind kind, String spelling) {
        String key = Names.key(spelling);
        jdbc.sql("DELETE FROM import_mapping WHERE name_kind = ? AND spelling = ?")
                .params(kind.name(), key)
                .update();
        if (kind == NameKind.PRODUCT) {
            products.removeAlias(key);
        }
    }

    /** From now on this spelling means the target. Product spellings are kept with the product, when it is there. */
    void put(NameKind kind, String spelling, String target, String by) {
        String key = Names.key(spelling);
        remove(kind, spelling);
        jdbc.sql(
                        "INSERT INTO import_mapping (name_kind, spelling, target, mapped_by, mapped_at) VALUES (?, ?, ?, ?, ?)")
                .params(kind.name(), key, target, by, OffsetDateTime.now(clock))
                .update();
        if (kind == NameKind.PRODUCT) {
            products.byName(target).ifPresent(p -> products.addAlias(key, p.key()));
        }
    }

    /** For spellings that were explained in a preview, before the product was there. */
    void giveProductsTheirSpellings() {
        of(NameKind.PRODUCT).forEach((spelling, target) -> products.byName(target)
                .ifPresent(p -> products.addAlias(spelling, p.key())));
    }
}
