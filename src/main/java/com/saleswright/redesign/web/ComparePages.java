package com.saleswright.redesign.web;

import com.saleswright.engine.Content;
import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.RedesignStatus;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.Versions;
import com.saleswright.redesign.compare.Change;
import com.saleswright.redesign.compare.Comparison;
import com.saleswright.redesign.compare.FileChange;
import com.saleswright.redesign.statistics.ProcessHistory;
import com.saleswright.redesign.statistics.ProcessVersion;
import com.saleswright.redesign.statistics.Processes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two states side by side: a redesign beside what it began with or what is live, a version beside another. */
@Controller
@PreAuthorize(RedesignPages.OWNERS)
class ComparePages {

    private static final String LIVE = "live";

    private final Redesigns redesigns;
    private final Versions versions;
    private final Processes processes;

    ComparePages(Redesigns redesigns, Versions versions, Processes processes) {
        this.redesigns = redesigns;
        this.versions = versions;
        this.processes = processes;
    }

    /**
     * What a script draws of one diagram.
     *
     * @param before null when the diagram is new
     * @param after null when it is removed
     */
    record Drawing(@Nullable String before, @Nullable String after, List<Change> changes) {}

    private record Sides(Content before, Content after, Renames renames) {

        Comparison compare() {
            return Comparison.of(before, after, renames);
        }

        Drawing draw(String path) {
            List<Change> changes = compare().files().stream()
                    .filter(f -> f.path().equals(path))
                    .flatMap(f -> f.changes().stream())
                    .toList();
            return new Drawing(text(before, path), text(after, path), changes);
        }

        private static @Nullable String text(Content content, String path) {
            return content.files().containsKey(path) ? content.text(path) : null;
        }
    }

    /** @param with {@code live} compares with what is live now instead of what the redesign began with */
    @GetMapping("/redesigns/{number}/compare")
    String redesign(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "") String with,
            Model model) {
        Redesign redesign = redesigns.get(number);
        model.addAttribute("redesign", redesign)
                .addAttribute("draft", redesign.is(RedesignStatus.DRAFT))
                .addAttribute("outdated", redesign.status().isOpen() && redesigns.isOutdated(redesign))
                .addAttribute("renames", redesigns.renames(number).processes())
                .addAttribute("with", with)
                .addAttribute("subject", redesign.title())
                .addAttribute("back", "/redesigns/" + number)
                .addAttribute("beforeLabel", with.equals(LIVE) ? "Live now" : "Before")
                .addAttribute("afterLabel", "Redesign")
                .addAttribute("source", "/api/redesigns/" + number + "/comparison");
        return page(sides(redesign, with), path, model);
    }

    @ResponseBody
    @GetMapping("/api/redesigns/{number}/comparison")
    Drawing redesignDrawing(
            @PathVariable String number, @RequestParam String path, @RequestParam(defaultValue = "") String with) {
        return sides(redesigns.get(number), with).draw(path);
    }

    /** @param from version of the process; the whole deployment of each version is compared */
    @GetMapping("/processes/{processId}/compare")
    String versions(
            @PathVariable String processId,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(defaultValue = "") String path,
            Model model) {
        ProcessHistory process = processes.find(processId).orElseThrow();
        model.addAttribute("subject", process.name())
                .addAttribute("draft", false)
                .addAttribute("outdated", false)
                .addAttribute("from", from)
                .addAttribute("to", to)
                .addAttribute("back", "/processes/" + processId)
                .addAttribute("beforeLabel", "Version " + version(process, from).label())
                .addAttribute("afterLabel", "Version " + version(process, to).label())
                .addAttribute("source", "/api/processes/" + processId + "/comparison");
        return page(sides(process, from, to), path, model);
    }

    @ResponseBody
    @GetMapping("/api/processes/{processId}/comparison")
    Drawing versionsDrawing(
            @PathVariable String processId, @RequestParam int from, @RequestParam int to, @RequestParam String path) {
        return sides(processes.find(processId).orElseThrow(), from, to).draw(path);
    }

    /** The author confirms that an element is the old one under another id. */
    @PostMapping("/redesigns/{number}/renames")
    String rename(
            @PathVariable String number,
            @RequestParam String process,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam String path,
            RedirectAttributes redirect) {
        return act(number, path, redirect, () -> redesigns.rename(number, process, from, to));
    }

    @PostMapping("/redesigns/{number}/renames/forget")
    String forget(
            @PathVariable String number,
            @RequestParam String process,
            @RequestParam String from,
            @RequestParam String path,
            RedirectAttributes redirect) {
        return act(number, path, redirect, () -> redesigns.forgetRename(number, process, from));
    }

    private static String act(String number, String path, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
        } catch (RedesignRefused refused) {
            redirect.addFlashAttribute("refusal", refused.getMessage());
        }
        redirect.addAttribute("path", path);
        return "redirect:/redesigns/" + number + "/compare";
    }

    private static String page(Sides sides, String path, Model model) {
        List<FileChange> files = sides.compare().files();
        FileChange chosen = files.stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseGet(() -> files.isEmpty() ? null : files.get(0));
        model.addAttribute("files", files).addAttribute("chosen", chosen).addAttribute("asked", path);
        return "redesign/compare";
    }

    private Sides sides(Redesign redesign, String with) {
        String number = redesign.number();
        return new Sides(
                with.equals(LIVE) ? versions.live() : redesigns.base(number),
                redesigns.content(number),
                redesigns.renames(number));
    }

    private Sides sides(ProcessHistory process, int from, int to) {
        return new Sides(files(version(process, from)), files(version(process, to)), Renames.NONE);
    }

    private Content files(ProcessVersion version) {
        return Content.of(versions.files(versions.deploymentOf(version.definition())));
    }

    private static ProcessVersion version(ProcessHistory process, int number) {
        return process.version(number).orElseThrow();
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
