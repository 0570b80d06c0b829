package com.saleswright.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Employees with their roles, read in one statement each time: the org chart asks often. */
@Repository
class EmployeeRepository {

    private static final String SELECT =
            """
            SELECT e.user_id, e.first_name, e.last_name, e.email, e.office, e.manager,
                   e.selling_authority, e.language, e.active, r.role_name
            FROM employee e LEFT JOIN employee_role r ON r.user_id = e.user_id
            """;
    private static final String ORDER = " ORDER BY e.last_name, e.first_name, e.user_id";

    private final JdbcClient jdbc;

    EmployeeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Employee> find(String userId) {
        return employees(jdbc.sql(SELECT + " WHERE e.user_id = ?").param(userId)).stream()
                .findFirst();
    }

    /** Everybody, by last name. */
    List<Employee> all() {
        return employees(jdbc.sql(SELECT + ORDER));
    }

    List<Employee> activeWithRole(String role) {
        String having = " WHERE e.active = TRUE AND EXISTS"
                + " (SELECT 1 FROM employee_role h WHERE h.user_id = e.user_id AND h.role_name = ?)";
        return employees(jdbc.sql(SELECT + having + ORDER).param(role));
    }

    List<Employee> withManager(String manager) {
        return employees(jdbc.sql(SELECT + " WHERE e.manager = ?" + ORDER).param(manager));
    }

    /** Makes other changes of reporting lines wait, so that two of them cannot close a loop together. */
    void lockReportingLines() {
        jdbc.sql("SELECT user_id FROM employee ORDER BY user_id FOR UPDATE")
                .query(String.class)
                .list();
    }

    void save(Employee e) {
        if (write(
                        """
                        UPDATE employee SET first_name = :firstName, last_name = :lastName, email = :email,
                            office = :office, manager = :manager, selling_authority = :sellingAuthority,
                            language = :language, active = :active
                        WHERE user_id = :userId
                        """,
                        e)
                == 0) {
            write(
                    """
                    INSERT INTO employee (user_id, first_name, last_name, email, office, manager,
                        selling_authority, language, active)
                    VALUES (:userId, :firstName, :lastName, :email, :office, :manager,
                        :sellingAuthority, :language, :active)
                    """,
                    e);
        }
        jdbc.sql("DELETE FROM employee_role WHERE user_id = ?")
                .param(e.userId())
                .update();
        for (String role : e.roles()) {
            jdbc.sql("INSERT INTO employee_role (user_id, role_name) VALUES (?, ?)")
                    .params(e.userId(), role)
                    .update();
        }
    }

    private int write(String sql, Employee e) {
        return jdbc.sql(sql).paramSource(e).update();
    }

    private static List<Employee> employees(JdbcClient.StatementSpec statement) {
        ResultSetExtractor<List<Employee>> collect = EmployeeRepository::collect;
        return Objects.requireNonNull(statement.query(collect));
    }

    private static List<Employee> collect(ResultSet row) throws SQLException {
        Map<String, Employee> first = new LinkedHashMap<>();
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        while (row.next()) {
            String userId = row.getString("user_id");
            if (!first.containsKey(userId)) {
                first.put(userId, employee(row));
                roles.put(userId, new HashSet<>());
            }
            String role = row.getString("role_name");
            if (role != null) {
                Objects.requireNonNull(roles.get(userId)).add(role);
            }
        }
        List<Employee> employees = new ArrayList<>();
        first.forEach((userId, e) -> employees.add(e.with(Objects.requireNonNull(roles.get(userId)))));
        return employees;
    }

    private static Employee employee(ResultSet row) throws SQLException {
        return new Employee(
                row.getString("user_id"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("office"),
                row.getString("manager"),
                Set.of(),
                row.getBigDecimal("selling_authority"),
                row.getString("language"),
                row.getBoolean("active"));
    }
}
