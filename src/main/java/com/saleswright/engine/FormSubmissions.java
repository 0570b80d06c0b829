package com.saleswright.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people entered into forms, kept as evidence: rows are added and never changed, but for personal data that has to
 * be erased.
 */
@Component
public class FormSubmissions {

    /** Longest text of one submission, in characters. */
    public static final int MAX_CHARACTERS = 100_000;

    private static final String COLUMNS = "form_id, process_definition_id, process_instance_id, task_id, "
            + "task_definition_key, business_key, user_id, submitted_at, field_values";

    /**
     * One accepted submission.
     *
     * @param taskId the task, null for a start form
     * @param taskDefinitionKey id of the user task in the diagram, null for a start form
     * @param userId who submitted it
     * @param values the accepted values by field key, as JSON
     */
    public record FormSubmission(
            String formId,
            String processDefinitionId,
            String processInstanceId,
            @Nullable String taskId,
            @Nullable String taskDefinitionKey,
            @Nullable String businessKey,
            String userId,
            Instant submittedAt,
            String values) {}

    private final JdbcClient jdbc;

    FormSubmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empties the submissions of a case, in the current transaction; who submitted which form and when stays. */
    void eraseValues(String businessKey) {
        jdbc.sql("UPDATE form_submission SET field_values = '{}' WHERE business_key = ?")
                .param(businessKey)
                .update();
    }

    /** Adds a submission in the current transaction. */
    public void add(FormSubmission submission) {
        jdbc.sql("INSERT INTO form_submission (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        submission.formId(),
                        submission.processDefinitionId(),
                        submission.processInstanceId(),
                        submission.taskId(),
                        submission.taskDefinitionKey(),
                        submission.businessKey(),
                        submission.userId(),
                        OffsetDateTime.ofInstant(submission.submittedAt(), ZoneOffset.UTC),
                        submission.values())
                .update();
    }

    /** Submissions of one process instance, in the order in which they were made. */
    public List<FormSubmission> ofInstance(String processInstanceId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM form_submission WHERE process_instance_id = ? ORDER BY id")
                .param(processInstanceId)
                .query((row, number) -> new FormSubmission(
                        row.getString("form_id"),
                        row.getString("process_definition_id"),
                        row.getString("process_instance_id"),
                        row.getString("task_id"),
                        row.getString("task_definition_key"),
                        row.getString("business_key"),
                        row.getString("user_id"),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        row.getString("field_values")))
                .list();
    }
}
