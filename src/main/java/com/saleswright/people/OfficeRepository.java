package com.saleswright.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
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
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query(OfficeRepository::office)
                .optional();
    }

    List<Office> all() {
        return jdbc.sql(SELECT + " ORDER BY name, id")
                .query(OfficeRepository::office)
                .list();
    }

    /** By hand: mapping by names costs an exception for each column with an underscore. */
    private static Office office(ResultSet row, int number) throws SQLException {
        return new Office(
                row.getString("id"),
                row.getString("name"),
                row.getString("zone"),
                row.getString("holiday_region"),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class));
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
