package com.saleswright.redesign.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * What history knows about one evaluation of a decision.
 *
 * @param definition the version that decided, by the engine's id
 * @param activity the activity instance that asked; null when it was asked outside a case
 * @param inputs decision id to input clause to its value, of the decision itself and of those that it required
 * @param rows what each row that matched gave, by output name
 * @param collected what the rows were collected into, in a table that does so
 */
record RecordedDecision(
        String id,
        String definition,
        DecidedCase subject,
        @Nullable String activity,
        Instant at,
        Map<String, Map<String, TypedValue>> inputs,
        List<Map<String, String>> rows,
        @Nullable String collected) {}
