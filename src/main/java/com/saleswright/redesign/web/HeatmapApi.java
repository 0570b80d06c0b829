package com.saleswright.redesign.web;

import com.saleswright.redesign.statistics.Heatmap;
import com.saleswright.redesign.statistics.Heatmaps;
import com.saleswright.redesign.statistics.Metric;
import com.saleswright.redesign.statistics.ProcessHistory;
import com.saleswright.redesign.statistics.Processes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the script of the page of a process draws. */
@RestController
@RequestMapping("/api/processes/{processId}/heatmap")
@PreAuthorize("hasAnyRole('process-owner','camunda-admin')")
class HeatmapApi {

    private final Processes processes;
    private final Heatmaps heatmaps;

    HeatmapApi(Processes processes, Heatmaps heatmaps) {
        this.processes = processes;
        this.heatmaps = heatmaps;
    }

    /**
     * A diagram and what to draw on it.
     *
     * @param version the one that the diagram is of
     * @param xml its BPMN
     * @param layers one for each metric
     */
    record Drawing(String process, int version, String xml, List<Heatmap.Layer> layers) {}

    @GetMapping
    Drawing get(@PathVariable String processId, HeatmapForm form) {
        ProcessHistory process = processes
                .find(processId)
                .orElseThrow(() -> new NoSuchElementException("There is no process '%s'.".formatted(processId)));
        Map<String, String> errors = form.errors(process);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", errors.values()));
        }
        Heatmap heatmap = heatmaps.of(process, form.version(process).orElse(null), form.period());
        return new Drawing(
                process.id(),
                heatmap.shown().version(),
                new String(heatmaps.xml(heatmap.shown()), StandardCharsets.UTF_8),
                Stream.of(Metric.values()).map(heatmap::layer).toList());
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }
}
