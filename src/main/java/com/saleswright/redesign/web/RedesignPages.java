package com.saleswright.redesign.web;

import com.saleswright.redesign.Finding;
import com.saleswright.redesign.NewFile;
import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.RedesignStatus;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.Redesigns.Side;
import com.saleswright.redesign.Versions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Redesigns: begin one, see its files and findings, add and discard files, take over what went live meanwhile. */
@Controller
@RequestMapping("/redesigns")
@PreAuthorize(RedesignPages.OWNERS)
class RedesignPages {

    static final String OWNERS = "hasAnyRole('process-owner', 'camunda-admin')";

    private static final String BACK = "redirect:/redesigns/";
    private static final String NOTICE = "notice";
    private static final String CHOICE = "choice:";

    private final Redesigns redesigns;
    private final Versions versions;
    private final Names names;

    RedesignPages(Redesigns redesigns, Versions versions, Names names) {
        this.redesigns = redesigns;
        this.versions = versions;
        this.names = names;
    }

    @GetMapping
    String list(Model model) {
        List<Redesign> all = redesigns.list();
        Map<String, Long> changed = new LinkedHashMap<>();
        all.forEach(r -> changed.put(r.number(), redesigns.changedFiles(r.number())));
        model.addAttribute("redesigns", all).addAttribute("changed", changed).addAttribute("names", names.all());
        return "redesign/list";
    }

    @GetMapping("/new")
    String create(@RequestParam(defaultValue = "") String capability, Model model) {
        return form(null, new RedesignForm(capability, null, null), Map.of(), model);
    }

    @PostMapping
    String begin(RedesignForm form, Principal user, Model model) {
        Map<String, String> errors = form.errors(capabilities());
        return errors.isEmpty()
                ? BACK + redesigns.begin(form.capability(), form.title(), form.reason(), user.getName())
                : form(null, form, errors, model);
    }

    @GetMapping("/{number}")
    String show(@PathVariable String number, Model model) {
        Redesign redesign = redesigns.get(number);
        List<Finding> findings = redesigns.findings(number);
        Set<String> base = redesigns.base(number).files().keySet();
        Map<String, List<FileLine>> files = redesigns.files(number).stream()
                .map(f -> new FileLine(
                        f,
                        !base.contains(f.path()),
                        findings.stream().filter(x -> x.file().equals(f.path())).count()))
                .collect(Collectors.groupingBy(FileLine::kind, LinkedHashMap::new, Collectors.toList()));
        boolean outdated = redesign.status().isOpen() && redesigns.isOutdated(redesign);
        model.addAttribute("redesign", redesign)
                .addAttribute("draft", redesign.is(RedesignStatus.DRAFT))
                .addAttribute("names", names.all())
                .addAttribute("based", versions.processes(redesign.base()))
                .addAttribute("files", files)
                .addAttribute("kinds", NewFile.values())
                .addAttribute("findings", findings)
                .addAttribute(
                        "blocking", findings.stream().filter(Finding::isError).count())
                .addAttribute("outdated", outdated);
        if (outdated) {
            model.addAttribute(
                            "live",
                            versions.liveDeployment(redesign.capability()).orElse(""))
                    .addAttribute("liveChanges", redesigns.liveChanges(number));
        }
        return "redesign/show";
    }

    @GetMapping("/{number}/describe")
    String describe(@PathVariable String number, Model model) {
        Redesign redesign = redesigns.get(number);
        return form(
                number, new RedesignForm(redesign.capability(), redesign.title(), redesign.reason()), Map.of(), model);
    }

    @PostMapping("/{number}/describe")
    String describe(@PathVariable String number, RedesignForm form, RedirectAttributes redirect, Model model) {
        RedesignForm whole = new RedesignForm(redesigns.get(number).capability(), form.title(), form.reason());
        Map<String, String> errors = whole.errors(Set.of(whole.capability()));
        return errors.isEmpty()
                ? act(number, "Saved.", redirect, () -> redesigns.describe(number, whole.title(), whole.reason()))
                : form(number, whole, errors, model);
    }

    @PostMapping("/{number}/withdraw")
    String withdraw(@PathVariable String number, RedirectAttributes redirect) {
        return act(
                number,
                "The redesign is withdrawn. Its files are kept to look at.",
                redirect,
                () -> redesigns.withdraw(number));
    }

    @PostMapping("/{number}/files")
    String add(
            @PathVariable String number,
            @RequestParam(defaultValue = "DIAGRAM") NewFile kind,
            @RequestParam(defaultValue = "") String name,
            Principal user,
            RedirectAttributes redirect) {
        return act(number, "The file is added. Open it to fill it in.", redirect, () -> {
            redesigns.add(number, kind, name.strip(), user.getName());
        });
    }

    @PostMapping("/{number}/files/remove")
    String remove(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String path,
            Principal user,
            RedirectAttributes redirect) {
        return act(
                number,
                "%s is removed from the redesign.".formatted(path),
                redirect,
                () -> redesigns.remove(number, path, user.getName()));
    }

    @PostMapping("/{number}/files/discard")
    String discard(
            @PathVariable String number, @RequestParam(defaultValue = "") String path, RedirectAttributes redirect) {
        RedesignFile file = redesigns.file(number, path);
        return act(
                number,
                file.text() == null
                        ? "%s is back.".formatted(path)
                        : "The changes of %s are discarded.".formatted(path),
                redirect,
                () -> redesigns.discard(number, path));
    }

    /** @param fields {@code live}, the deployment that was looked at, and {@code choice:<path>} for each conflict */
    @PostMapping("/{number}/take-over")
    String takeOver(
            @PathVariable String number, @RequestParam Map<String, String> fields, RedirectAttributes redirect) {
        Map<String, Side> choices = new LinkedHashMap<>();
        for (Side side : Side.values()) {
            fields.forEach((name, value) -> {
                if (name.startsWith(CHOICE) && value.equals(side.name())) {
                    choices.put(name.substring(CHOICE.length()), side);
                }
            });
        }
        return act(
                number,
                "The redesign now starts from the live version.",
                redirect,
                () -> redesigns.takeOver(number, fields.getOrDefault("live", ""), choices));
    }

    private static String act(String number, String done, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute(NOTICE, done);
        } catch (RedesignRefused refused) {
            redirect.addFlashAttribute("refusal", refused.getMessage());
        }
        return BACK + number;
    }

    private String form(@Nullable String number, RedesignForm form, Map<String, String> errors, Model model) {
        model.addAttribute("number", number)
                .addAttribute("heading", number == null ? "New redesign" : "Change title and reason")
                .addAttribute("form", form)
                .addAttribute("errors", errors)
                .addAttribute("capabilities", capabilities());
        return "redesign/form";
    }

    private Set<String> capabilities() {
        return versions.liveDeployments().keySet();
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
