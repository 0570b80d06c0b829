package com.saleswright.redesign.web;

import com.saleswright.people.NoSuchOffice;
import com.saleswright.people.People;
import com.saleswright.redesign.statistics.Heatmap;
import com.saleswright.redesign.statistics.Heatmaps;
import com.saleswright.redesign.statistics.Metric;
import com.saleswright.redesign.statistics.Period;
import com.saleswright.redesign.statistics.ProcessHistory;
import com.saleswright.redesign.statistics.ProcessSummary;
import com.saleswright.redesign.statistics.Processes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What runs, how it fares, and where a redesign begins. Figures only: nothing here tells of a single case or person. */
@Controller
@RequestMapping("/processes")
@PreAuthorize("hasAnyRole('process-owner','camunda-admin')")
class ProcessPages {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Processes processes;
    private final Heatmaps heatmaps;
    private final People people;

    ProcessPages(Processes processes, Heatmaps heatmaps, People people) {
        this.processes = processes;
        this.heatmaps = heatmaps;
        this.people = people;
    }

    @GetMapping
    String list(Model model) {
        SortedMap<String, List<ProcessSummary>> byCapability = processes.list().stream()
                .collect(Collectors.groupingBy(ProcessSummary::capability, TreeMap::new, Collectors.toList()));
        model.addAttribute("capabilities", byCapability);
        return "redesign/processes";
    }

    @GetMapping("/{processId}")
    String show(
            @PathVariable String processId,
            HeatmapForm asked,
            Principal user,
            HttpServletResponse response,
            Model model) {
        ProcessHistory process = processes.find(processId).orElseThrow();
        Map<String, String> errors = asked.errors(process);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        HeatmapForm form = asked.without(errors);
        Heatmap heatmap = heatmaps.of(process, form.version(process).orElse(null), form.period());
        model.addAttribute("process", process)
                .addAttribute("form", form)
                .addAttribute("errors", errors.values())
                .addAttribute("heatmap", heatmap)
                .addAttribute("steps", form.order().sorted(heatmap.touched()))
                .addAttribute("untouched", heatmap.untouched())
                .addAttribute("order", form.order())
                .addAttribute("metrics", Metric.values())
                .addAttribute("periods", Period.values())
                .addAttribute("zone", zone(user));
        return "redesign/process";
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private ZoneId zone(Principal user) {
        try {
            return people.find(user.getName())
                    .map(e -> ZoneId.of(people.office(e.office()).zone()))
                    .orElse(UTC);
        } catch (NoSuchOffice e) {
            return UTC;
        }
    }
}
