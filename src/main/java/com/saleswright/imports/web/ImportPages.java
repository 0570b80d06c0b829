package com.saleswright.imports.web;

import com.saleswright.imports.ApplyMode;
import com.saleswright.imports.ImportKind;
import com.saleswright.imports.ImportOptions;
import com.saleswright.imports.ImportRun;
import com.saleswright.imports.Imports;
import com.saleswright.imports.NameKind;
import com.saleswright.imports.ProblemGroup;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Choose files, look at what they would change, explain unknown names, import or drop them. */
@Controller
@RequestMapping("/imports")
@PreAuthorize(ImportPages.IMPORTERS)
class ImportPages {

    /** Everybody who may import some kind of file; which kind is decided file by file. */
    static final String IMPORTERS = "hasAnyRole('sales-manager', 'sales-director', 'sales-vp', 'hr', 'camunda-admin')";

    private static final int SIZE = 25;
    private static final int GROUPS = 50;

    private final Imports imports;

    ImportPages(Imports imports) {
        this.imports = imports;
    }

    /** A file with what is wrong in it. */
    record FileView(ImportRun run, List<ProblemGroup> problems) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, Authentication login, Model model) {
        model.addAllAttributes(start(OptionsForm.of(ImportOptions.OFFERED), Map.of(), page, login));
        return "imports/list";
    }

    private Map<String, Object> start(OptionsForm form, Map<String, String> errors, int page, Authentication login) {
        return Map.of(
                "importer",
                Importer.of(login),
                "form",
                form,
                "errors",
                errors,
                "kinds",
                ImportKind.values(),
                "found",
                imports.history(Math.max(0, page), SIZE),
                "here",
                "/imports");
    }

    @PostMapping
    ModelAndView upload(@RequestParam List<MultipartFile> file, OptionsForm form, Authentication login)
            throws IOException {
        List<Imports.Upload> files = new ArrayList<>();
        for (MultipartFile part : file) {
            if (!part.isEmpty()) {
                files.add(new Imports.Upload(String.valueOf(part.getOriginalFilename()), part.getBytes(), null));
            }
        }
        try {
            Importer.of(login).requireMayUpload(files);
            return new ModelAndView("redirect:/imports/" + imports.upload(files, form.options(), login.getName()));
        } catch (Imports.Refused e) {
            Map<String, String> errors = new LinkedHashMap<>();
            e.problems().forEach(p -> errors.put(p.field(), p.reason()));
            return new ModelAndView("imports/list", start(form, errors, 0, login));
        }
    }

    @GetMapping("/{uploadId}")
    String show(@PathVariable long uploadId, Authentication login, Model model) {
        List<ImportRun> runs = imports.runs(uploadId);
        List<FileView> files = runs.stream()
                .map(run -> new FileView(run, imports.problemGroups(run.id(), GROUPS)))
                .toList();
        model.addAttribute("uploadId", uploadId)
                .addAttribute("decides", Importer.of(login).mayDecide(runs))
                .addAttribute("files", files)
                .addAttribute(
                        "busy", files.stream().anyMatch(f -> f.run().status().isBusy()))
                .addAttribute(
                        "open", files.stream().anyMatch(f -> f.run().status().isOpen()))
                .addAttribute(
                        "wrong",
                        files.stream().mapToInt(f -> f.run().rowsWrong()).sum());
        return "imports/show";
    }

    @PostMapping("/{uploadId}/apply")
    String apply(
            @PathVariable long uploadId, @RequestParam String mode, Authentication login, RedirectAttributes redirect) {
        Importer.of(login).requireMayDecide(imports.runs(uploadId));
        ApplyMode chosen = ApplyMode.of(mode).orElseThrow(() -> new NoSuchElementException("No such mode"));
        if (imports.apply(uploadId, chosen, login.getName()) == 0) {
            redirect.addFlashAttribute("refused", "There is nothing to import, or it is still being checked.");
        }
        return "redirect:/imports/" + uploadId;
    }

    @PostMapping("/{uploadId}/cancel")
    String cancel(@PathVariable long uploadId, Authentication login, RedirectAttributes redirect) {
        Importer.of(login).requireMayDecide(imports.runs(uploadId));
        imports.cancel(uploadId);
        redirect.addFlashAttribute("notice", "Dropped. What was not imported yet is left as it was.");
        return "redirect:/imports/" + uploadId;
    }

    @PostMapping("/{uploadId}/mappings")
    String map(
            @PathVariable long uploadId,
            @RequestParam NameKind kind,
            @RequestParam String spelling,
            @RequestParam String target,
            Principal login,
            RedirectAttributes redirect) {
        try {
            imports.map(uploadId, kind, spelling, target, login.getName());
            imports.recheck(uploadId);
            redirect.addFlashAttribute("notice", "From now on %s means %s.".formatted(spelling, target));
        } catch (Imports.Refused e) {
            redirect.addFlashAttribute("refused", e.problems().get(0).reason());
        }
        return "redirect:/imports/" + uploadId;
    }

    @GetMapping("/mappings")
    String mappings(Model model) {
        model.addAttribute("mappings", imports.mappings());
        return "imports/mappings";
    }

    @PostMapping("/mappings/remove")
    String forget(@RequestParam NameKind kind, @RequestParam String spelling, RedirectAttributes redirect) {
        imports.forget(kind, spelling);
        redirect.addFlashAttribute("notice", "Forgotten. The next file that says %s asks again.".formatted(spelling));
        return "redirect:/imports/mappings";
    }

    @GetMapping("/runs/{id}/wrong-rows.csv")
    ResponseEntity<byte[]> wrongRows(@PathVariable long id) {
        return csv(id, imports.wrongRows(id));
    }

    static ResponseEntity<byte[]> csv(long id, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("import-%d-wrong-rows.csv".formatted(id))
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ModelAndView tooLarge(Authentication login) {
        return new ModelAndView(
                "imports/list",
                start(
                        OptionsForm.of(ImportOptions.OFFERED),
                        Map.of("file", "The files are too large: 20 MB for one and 22 MB together. Split them."),
                        0,
                        login));
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
