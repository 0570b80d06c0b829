package com.saleswright.redesign.web;

import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.RedesignStatus;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.migrate.Direction;
import com.saleswright.redesign.migrate.MigratedCase;
import com.saleswright.redesign.migrate.MigratedCase.Status;
import com.saleswright.redesign.migrate.Migrations;
import com.saleswright.redesign.migrate.OpenStep;
import com.saleswright.redesign.migrate.OpenStep.Choice;
import com.saleswright.redesign.migrate.Preview;
import com.saleswright.redesign.migrate.Progress;
import com.saleswright.redesign.migrate.RunningCase;
import com.saleswright.redesign.migrate.StepMapping;
import com.saleswright.redesign.migrate.StepMapping.Kind;
import com.saleswright.redesign.migrate.Verdict;
import com.saleswright.redesign.web.PreviewDesk.Look;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Running cases of a redesign: what would become of them, what the owner decides, and how far a migration is. */
@Controller
@RequestMapping("/redesigns/{number}/migration")
@PreAuthorize(RedesignPages.OWNERS)
class MigrationPages {

    private static final int SIZE = 25;
    /** A look that takes longer shows how far it is. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Redesigns redesigns;
    private final Migrations migrations;
    private final PreviewDesk desk;
    private final Names names;

    MigrationPages(Redesigns redesigns, Migrations migrations, PreviewDesk desk, Names names) {
        this.redesigns = redesigns;
        this.migrations = migrations;
        this.desk = desk;
        this.names = names;
    }

    /** What the page shows: where cases would go, or how the latest migration is. */
    enum View {
        FORWARD,
        BACK,
        RUN
    }

    /**
     * @param view empty: the migration that is under way, or else where cases would go
     * @param only cases of one verdict, or one result; empty for all
     */
    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable View view,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "false") boolean again,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String partly,
            HttpServletResponse response,
            Model model) {
        Redesign redesign = redesigns.get(number);
        Progress progress = migrations.progress(number).orElse(null);
        boolean underWay = progress != null && !progress.status().isOver();
        View shown = view == View.RUN && progress == null || view == null
                ? underWay ? View.RUN : redesign.is(RedesignStatus.ROLLED_BACK) ? View.BACK : View.FORWARD
                : view;
        int bounded = Math.max(0, Math.min(page, 10_000));
        model.addAttribute("redesign", redesign)
                .addAttribute("view", shown.name())
                .addAttribute("progress", progress)
                .addAttribute("underWay", underWay)
                .addAttribute("only", only)
                .addAttribute(
                        "here",
                        UriComponentsBuilder.fromPath("/redesigns/{number}/migration")
                                .queryParam("view", "{view}")
                                .queryParam("only", "{only}")
                                .encode()
                                .buildAndExpand(number, shown, only)
                                .toUriString());
        if (shown == View.RUN && progress != null) {
            if (partly != null && !underWay) {
                // Somebody watches it, and it has ended: other buttons are due.
                response.setHeader("HX-Refresh", "true");
            }
            model.addAttribute("found", results(number, progress, only, bounded))
                    .addAttribute("names", names.all());
        } else if (!underWay) {
            Look look = desk.look(number, shown == View.BACK ? Direction.BACK : Direction.FORWARD, again);
            preview(look, only, bounded, partly, response, model);
        }
        return "redesign/migration";
    }

    private static void preview(
            Look look, String only, int page, @Nullable String partly, HttpServletResponse response, Model model) {
        try {
            Preview preview = look.within(PATIENCE);
            if (preview == null) {
                model.addAttribute("look", look);
                return;
            }
            if (partly != null) {
                response.setHeader("HX-Refresh", "true");
            }
            List<RunningCase> cases = preview.cases().stream()
                    .filter(c -> only.isEmpty()
                            || c.verdict().name().equals(only)
                            || (only.equals("PASSED") && !c.passed().isEmpty()))
                    .toList();
            int from = Math.min(page * SIZE, cases.size());
            model.addAttribute("preview", preview)
                    .addAttribute("safe", preview.count(Verdict.SAFE))
                    .addAttribute("needsMapping", preview.count(Verdict.NEEDS_MAPPING))
                    .addAttribute("cannot", preview.count(Verdict.CANNOT))
                    .addAttribute(
                            "found",
                            new PageImpl<>(
                                    cases.subList(from, Math.min(from + SIZE, cases.size())),
                                    PageRequest.of(page, SIZE),
                                    cases.size()));
        } catch (RedesignRefused refused) {
            model.addAttribute("refusal", refused.getMessage());
        }
    }

    private Page<MigratedCase> results(String number, Progress progress, String only, int page) {
        Status status = null;
        for (Status one : Status.values()) {
            if (one.name().equals(only)) {
                status = one;
            }
        }
        return new PageImpl<>(
                migrations.cases(number, status, page * SIZE, SIZE),
                PageRequest.of(page, SIZE),
                status == null ? progress.total() : progress.of(status));
    }

    @PostMapping("/start")
    String start(@PathVariable String number, Principal user, RedirectAttributes redirect) {
        return act(number, View.RUN, "The migration runs. This page shows how far it is.", redirect, () -> {
            if (!redesigns.get(number).is(RedesignStatus.LIVE)) {
                throw new RedesignRefused(number + " is not live; running cases can follow once it is.");
            }
            migrations.start(number, user.getName());
        });
    }

    @PostMapping("/roll-back")
    String rollBack(@PathVariable String number, Principal user, RedirectAttributes redirect) {
        return act(number, View.RUN, "The cases go back. This page shows how far it is.", redirect, () -> {
            if (!redesigns.get(number).is(RedesignStatus.ROLLED_BACK)) {
                throw new RedesignRefused(number + " is not rolled back; roll it back first.");
            }
            migrations.startRollBack(number, user.getName());
        });
    }

    @PostMapping("/pause")
    String pause(@PathVariable String number, RedirectAttributes redirect) {
        return act(
                number, View.RUN, "Cases that have not had their turn wait.", redirect, () -> migrations.pause(number));
    }

    @PostMapping("/resume")
    String resume(@PathVariable String number, RedirectAttributes redirect) {
        return act(number, View.RUN, "The migration goes on.", redirect, () -> migrations.resume(number));
    }

    @PostMapping("/stop")
    String stop(@PathVariable String number, RedirectAttributes redirect) {
        return act(number, View.RUN, "The other cases stay on their version.", redirect, () -> migrations.stop(number));
    }

    @PostMapping("/retry")
    String retry(@PathVariable String number, RedirectAttributes redirect) {
        return act(number, View.RUN, "They are tried once more.", redirect, () -> migrations.retry(number));
    }

    /** @param choice SAME or MOVE, a colon, and the id of a step of the other version */
    @PostMapping("/steps")
    String decide(
            @PathVariable String number,
            @RequestParam Direction direction,
            @RequestParam String process,
            @RequestParam String step,
            @RequestParam String choice,
            Principal user,
            RedirectAttributes redirect) {
        return act(number, view(direction), "Your decision is kept.", redirect, () -> {
            Preview preview = desk.look(number, direction, false).within(PATIENCE.multipliedBy(10));
            OpenStep open = preview == null
                    ? null
                    : preview.steps().stream()
                            .filter(s -> s.process().equals(process) && s.step().equals(step))
                            .findFirst()
                            .orElse(null);
            StepMapping mapping = open == null ? null : mapping(open, choice);
            if (mapping == null) {
                throw new RedesignRefused(
                        "There is no such choice for step '%s' any more. Look at the list and choose again."
                                .formatted(step));
            }
            migrations.map(number, direction, mapping, user.getName());
        });
    }

    private static @Nullable StepMapping mapping(OpenStep open, String choice) {
        for (Kind kind : Kind.values()) {
            List<Choice> choices = kind == Kind.SAME ? open.same() : open.move();
            for (Choice one : choices) {
                if (choice.equals(kind + ":" + one.id())) {
                    return new StepMapping(open.process(), open.step(), one.id(), kind);
                }
            }
        }
        return null;
    }

    @PostMapping("/steps/forget")
    String forget(
            @PathVariable String number,
            @RequestParam Direction direction,
            @RequestParam String process,
            @RequestParam String step,
            RedirectAttributes redirect) {
        return act(
                number,
                view(direction),
                "The decision is taken back.",
                redirect,
                () -> migrations.forget(number, direction, process, step));
    }

    private static View view(Direction direction) {
        return direction == Direction.BACK ? View.BACK : View.FORWARD;
    }

    private static String act(String number, View view, String done, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute("notice", done);
        } catch (RedesignRefused refused) {
            redirect.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/redesigns/" + number + "/migration?view=" + view;
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
