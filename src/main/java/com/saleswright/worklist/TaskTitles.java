package com.saleswright.worklist;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Names a new task after its case: "Decide request · Acme · 66,200 · rosa · DEAL-2026-0042", so that the Tasklist's
 * cards say what a task is about and a search by task name finds customers.
 *
 * <p>The cards could show variables instead, but only to people who may read all variables of a case.
 */
@Component
class TaskTitles {

    private static final int LONGEST = 255;
    private static final List<String> SUBJECT = List.of("subject", "customer");

    @EventListener(condition = "#task.eventName == 'create'")
    @Order(0)
    void name(DelegateTask task) {
        String title = Stream.of(
                        task.getName(),
                        SUBJECT.stream()
                                .map(task::getVariable)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        amount(task.getVariable("amount")),
                        task.getVariable("requester"),
                        task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" · "));
        task.setName(title.length() > LONGEST ? title.substring(0, LONGEST) : title);
    }

    private static @Nullable String amount(@Nullable Object amount) {
        if (!(amount instanceof Number number)) {
            return null;
        }
        NumberFormat format = NumberFormat.getIntegerInstance(Locale.ENGLISH);
        return format.format(number.doubleValue());
    }
}
