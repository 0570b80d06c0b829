package com.saleswright.engine.forms;

import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A capability's side of the forms {@code sample-ask} and {@code sample-decide} of the tests here. */
@Component
class SampleFormHandler implements FormHandler {

    private final JdbcClient jdbc;
    private final List<FormContext> taken = new ArrayList<>();

    SampleFormHandler(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void prepare() {
        jdbc.sql("CREATE TABLE IF NOT EXISTS sample_decision (decision VARCHAR(100), discount DECIMAL(9,2))")
                .update();
        jdbc.sql("DELETE FROM sample_decision").update();
        taken.clear();
    }

    List<String> decisions() {
        return jdbc.sql("SELECT decision FROM sample_decision")
                .query(String.class)
                .list();
    }

    List<FormContext> taken() {
        return taken;
    }

    @Override
    public Set<String> forms() {
        return Set.of("sample-ask", "sample-decide");
    }

    @Override
    public Set<String> fields() {
        return Set.of("decision", "discount");
    }

    @Override
    public Set<String> facts(String formId) {
        return Set.of("asked", "approved");
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        return Map.of(
                "customer",
                "Acme",
                "amount",
                new BigDecimal("1250.50"),
                "lines",
                List.of(Map.of("product", "Crane", "quantity", 2)),
                "decisions",
                List.of("approve", "reject"));
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        taken.add(form);
        String decision = String.valueOf(values.get("decision"));
        jdbc.sql("INSERT INTO sample_decision (decision, discount) VALUES (?, ?)")
                .params(decision, values.get("discount"))
                .update();
        if (Integer.valueOf(13).equals(values.get("discount"))) {
            throw new FormRejected("discount", "13", "Nobody gives 13 %. Enter another discount.");
        }
        return form.taskId() == null
                ? Map.of(BUSINESS_KEY, "SAMPLE-7", "asked", true)
                : Map.of("approved", decision.equals("approve"));
    }
}
