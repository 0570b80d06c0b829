package com.saleswright.redesign.migrate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a running case waits.
 *
 * @param step id of the element
 * @param name its label, or its id when it has none
 * @param since when the case came here; null when the engine has not said so yet
 * @param owner who has the task or to whom it is offered, by name; what it waits for when it is no task
 */
public record WaitState(String step, String name, @Nullable Instant since, String owner) {}
