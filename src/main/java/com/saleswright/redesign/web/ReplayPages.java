package com.saleswright.redesign.web;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.UnreadableFile;
import com.saleswright.redesign.Versions;
import com.saleswright.redesign.replay.CaseResult;
import com.saleswright.redesign.replay.ReplayReport;
import com.saleswright.redesign.replay.ReplayRun;
import com.saleswright.redesign.replay.ReplayRun.Status;
import com.saleswright.redesign.replay.ReplayedCase;
import com.saleswright.redesign.replay.Replays;
import com.saleswright.redesign.statistics.ProcessSummary;
import com.saleswright.redesign.statistics.Processes;
import com.saleswright.redesign.statistics.TimeSpan;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What finished cases would have done under a redesign: start a replay, watch it, read what it found. */
@Controller
@PreAuthorize(RedesignPages.OWNERS)
class ReplayPages {

    private final Replays replays;
    private final Redesigns redesigns;
    private final Versions versions;
    private final Processes processes;

    ReplayPages(Replays replays, Redesigns redesigns, Versions versions, Processes processes) {
        this.replays = replays;
        this.redesigns = redesigns;
        this.versions = versions;
        this.processes = processes;
    }

    /** @param before the diagram of the version that the case ran on */
    record Paths(@Nullable String before, @Nullable String after, Path was, Path is) {}

    /** @param ids of the flow nodes and flows that a case took */
    record Path(Set<String> nodes, Set<String> flows) {

        static Path of(@Nullable CaseResult result, String process) {
            return result == null
                    ? new Path(Set.of(), Set.of())
                    : new Path(
                            result.nodes().getOrDefault(process, Set.of()),
                            result.flows().getOrDefault(process, Set.of()));
        }
    }

    @GetMapping("/redesigns/{number}/replay")
    String show(
            @PathVariable String number,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String partly,
            HttpServletResponse response,
            Model model) {
        Redesign redesign = redesigns.get(number);
        ReplayRun run = replays.latest(number).orElse(null);
        if (partly != null && (run == null || run.status() != Status.RUNNING)) {
            // Somebody watches it run, and it has ended: other buttons are due.
            response.setHeader("HX-Refresh", "true");
        }
        ReplayReport report = run == null ? null : run.report();
        model.addAttribute("redesign", redesign)
                .addAttribute("processes", ownProcesses(redesign))
                .addAttribute("changed", redesigns.changedFiles(number) > 0)
                .addAttribute("defaultCases", Replays.DEFAULT_CASES)
                .addAttribute("mostCases", Replays.MOST_CASES)
                .addAttribute("run", run)
                .addAttribute("report", report)
                .addAttribute("outdated", run != null && !run.filesHash().equals(redesigns.filesHash(number)))
                .addAttribute("labels", labels(number, run));
        if (report != null) {
            long[] median = report.medianMillis();
            model.addAttribute(
                            "changedCases",
                            report.cases().stream()
                                    .filter(ReplayedCase::isChanged)
                                    .toList())
                    .addAttribute(
                            "replayed",
                            report.cases().stream().map(ReplayedCase::id).collect(Collectors.toSet()))
                    .addAttribute("medianBefore", new TimeSpan(median[0]).text())
                    .addAttribute("medianAfter", new TimeSpan(median[1]).text());
        }
        return "redesign/replay";
    }

    @PostMapping("/redesigns/{number}/replay")
    String start(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String cases,
            Principal user,
            RedirectAttributes redirect) {
        try {
            if (ownProcesses(redesigns.get(number)).stream().noneMatch(p -> p.id().equals(process))) {
                throw new RedesignRefused("'%s' is no live process that this redesign changes. Choose one of the list."
                        .formatted(process));
            }
            replays.start(number, process, number(cases), user.getName());
        } catch (RedesignRefused refused) {
            redirect.addFlashAttribute("refusal", refused.getMessage());
        }
        return back(number);
    }

    @PostMapping("/redesigns/{number}/replay/cancel")
    String cancel(@PathVariable String number) {
        replays.cancel(replays.latest(number).orElseThrow().id());
        return back(number);
    }

    /** @param id of the process instance */
    @GetMapping("/redesigns/{number}/replay/{run}/cases/{id}")
    String oneCase(@PathVariable String number, @PathVariable("run") long runId, @PathVariable String id, Model model) {
        ReplayRun run = run(number, runId);
        ReplayedCase one = find(run, id);
        model.addAttribute("redesign", redesigns.get(number))
                .addAttribute("run", run)
                .addAttribute("one", one)
                .addAttribute("labels", labels(number, run));
        return "redesign/replayed-case";
    }

    @ResponseBody
    @GetMapping("/api/redesigns/{number}/replay/{run}/cases/{id}")
    Paths paths(@PathVariable String number, @PathVariable("run") long runId, @PathVariable String id) {
        ReplayRun run = run(number, runId);
        ReplayedCase one = find(run, id);
        Map<String, byte[]> itsVersion = versions.deploymentOfCase(id)
                .map(versions::files)
                .orElseGet(() -> redesigns.base(number).files());
        return new Paths(
                diagram(itsVersion, run.processId()),
                diagram(redesigns.content(number).files(), run.processId()),
                Path.of(one.before(), run.processId()),
                Path.of(one.after(), run.processId()));
    }

    private ReplayRun run(String number, long id) {
        ReplayRun run = replays.get(id);
        if (!run.redesign().equals(number)) {
            throw new NoSuchElementException("No replay %d of %s".formatted(id, number));
        }
        return run;
    }

    private static ReplayedCase find(ReplayRun run, String id) {
        ReplayReport report = run.report();
        return Stream.ofNullable(report)
                .flatMap(r -> r.cases().stream())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessSummary> ownProcesses(Redesign redesign) {
        return processes.list().stream()
                .filter(p -> p.capability().equals(redesign.capability()))
                .toList();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new RedesignRefused(
                    "Cases: '%s' is no whole number. Enter one from 1 to %,d.".formatted(text, Replays.MOST_CASES));
        }
    }

    /** Element id to what people call it; where processes use the same id, the replayed one's is meant. */
    private Map<String, String> labels(String number, @Nullable ReplayRun run) {
        Map<String, String> labels = new TreeMap<>();
        Map<String, String> own = new TreeMap<>();
        Stream.of(redesigns.base(number), redesigns.content(number))
                .flatMap(c -> c.files().entrySet().stream())
                .filter(f -> f.getKey().endsWith(".bpmn"))
                .flatMap(f -> diagrams(f.getKey(), f.getValue()))
                .forEach(d -> d.nodes().stream()
                        .filter(e -> !e.name().isEmpty())
                        .forEach(e -> (run != null && has(d, run.processId()) ? own : labels).put(e.id(), e.name())));
        labels.putAll(own);
        return labels;
    }

    private static boolean has(Diagram diagram, String process) {
        return diagram.processes().stream().map(Element::id).anyMatch(process::equals);
    }

    private static @Nullable String diagram(Map<String, byte[]> files, String process) {
        return files.entrySet().stream()
                .filter(f -> f.getKey().endsWith(".bpmn"))
                .filter(f -> diagrams(f.getKey(), f.getValue()).anyMatch(d -> has(d, process)))
                .map(f -> new String(f.getValue(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    /** None for a file that cannot be read: the check tells of it. */
    private static Stream<Diagram> diagrams(String file, byte[] xml) {
        try {
            return Stream.of(Diagram.read(file, xml));
        } catch (UnreadableFile e) {
            return Stream.empty();
        }
    }

    private static String back(String number) {
        return "redirect:/redesigns/" + number + "/replay";
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
