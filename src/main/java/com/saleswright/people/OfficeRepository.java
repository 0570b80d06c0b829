package com.saleswright.people;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OfficeRepository {

    private static final String SELECT = "SELECT id, name, zone, holiday_region, opens, closes FROM office";

    private final JdbcClient jdbc;

    OfficeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Office> find(String id) {
        return jdbc.sql(SELECT + " WHERE id = ?").param(id).query(Office.class).optional();
    }

    List<Office> all() {
        return jdbc.sql(SELECT + " ORDER BY name, id").query(Office.class).list();
    }

    void save(Office office) {
        if (write(
                        """
                        UPDATE office SET name = :name, zone = :zone, holiday_region = :holidayRegion,
                            opens = :opens, closes = :closes
                        WHERE id = :id
                        """,
                        office)
                == 0) {
            write(
                    """
                    INSERT INTO office (id, name, zone, holiday_region, opens, closes)
                    VALUES (:id, :name, :zone, :holidayRegion, :opens, :closes)
                    """,
                    office);
        }
    }

    private int write(String sql, Office office) {
        return jdbc.sql(sql).paramSource(office).update();
    }
}
