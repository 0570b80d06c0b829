package com.saleswright.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class AbsenceRepository {

    private static final String SELECT = "SELECT id, user_id, from_date, to_date, substitute, reason FROM absence";

    private final JdbcClient jdbc;

    AbsenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query(AbsenceRepository::absence)
                .optional();
    }

    /** Latest first. */
    List<Absence> of(String userId) {
        return jdbc.sql(SELECT + " WHERE user_id = ? ORDER BY from_date DESC, id DESC")
                .param(userId)
                .query(AbsenceRepository::absence)
                .list();
    }

    List<Absence> on(LocalDate day) {
        return jdbc.sql(SELECT + " WHERE to_date >= :day AND from_date <= :day ORDER BY id")
                .param("day", day)
                .query(AbsenceRepository::absence)
                .list();
    }

    /** By hand: mapping by names costs an exception for each column with an underscore. */
    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("user_id"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getString("substitute"),
                row.getString("reason"));
    }

    /** Makes other changes to this employee's absences wait, so that two of them cannot overlap. */
    void lock(String userId) {
        jdbc.sql("SELECT user_id FROM employee WHERE user_id = ? FOR UPDATE")
                .param(userId)
                .query(String.class)
                .optional();
    }

    long insert(Absence absence) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO absence (user_id, from_date, to_date, substitute, reason)
                        VALUES (:userId, :from, :to, :substitute, :reason)
                        """)
                .paramSource(absence)
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    void update(Absence absence) {
        jdbc.sql(
                        """
                        UPDATE absence SET from_date = :from, to_date = :to, substitute = :substitute, reason = :reason
                        WHERE id = :id
                        """)
                .paramSource(absence)
                .update();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM absence WHERE id = ?").param(id).update();
    }
}
