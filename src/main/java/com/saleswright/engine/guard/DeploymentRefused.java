package com.saleswright.engine.guard;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/** Files that break the guard's rules. The REST API answers 400 with the problems of each file, as for broken files. */
final class DeploymentRefused extends ParseException {

    private static final long serialVersionUID = 1L;

    /** @param problems by file name */
    DeploymentRefused(SortedMap<String, List<Problem>> problems) {
        super(message(problems), "", List.of(), List.of());
        resorceReports.clear();
        problems.forEach((file, found) -> resorceReports.add(new ResourceReportImpl(file, found, List.of())));
    }

    private static String message(SortedMap<String, List<Problem>> problems) {
        return problems.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(p -> e.getKey() + p))
                .collect(Collectors.joining("\n", "Refused, because it could run foreign code or is too large:\n", ""));
    }
}
