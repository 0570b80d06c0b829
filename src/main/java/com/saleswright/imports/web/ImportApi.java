package com.saleswright.imports.web;

import com.saleswright.imports.ApplyMode;
import com.saleswright.imports.ImportKind;
import com.saleswright.imports.ImportOptions;
import com.saleswright.imports.Imports;
import com.saleswright.imports.NameKind;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Imports for scripts: one file a call, with a report that says everything that the page says. */
@RestController
@RequestMapping("/api/imports")
@PreAuthorize(ImportPages.IMPORTERS)
class ImportApi {

    /** A caller waits this long for the end; then the answer is 202 and the report can be asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PROBLEMS = 1000;
    private static final String PREVIEW = "preview";

    private final Imports imports;

    ImportApi(Imports imports) {
        this.imports = imports;
    }

    /**
     * What a spelling means.
     *
     * @param kind product, account, agent, sector or country
     * @param importId an import whose upload may add the target
     */
    record Mapping(
            @Nullable String kind, @Nullable String spelling, @Nullable String target, @Nullable Long importId) {}

    @PostMapping
    ResponseEntity<ImportReport> upload(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = PREVIEW) String mode,
            OptionsForm form,
            Authentication login)
            throws IOException {
        ImportKind chosen = kind == null || kind.isBlank() ? null : kind(kind);
        Optional<ApplyMode> apply = PREVIEW.equals(mode) ? Optional.empty() : Optional.of(mode(mode));
        var upload = new Imports.Upload(String.valueOf(file.getOriginalFilename()), file.getBytes(), chosen);
        Importer.of(login).requireMayUpload(List.of(upload));
        long id = imports.upload(List.of(upload), form.options(), login.getName());
        if (imports.await(PATIENCE) && apply.isPresent()) {
            imports.apply(id, apply.get(), login.getName());
            imports.await(PATIENCE);
        }
        return answer(id);
    }

    @PostMapping("/{id}/apply")
    ResponseEntity<ImportReport> apply(@PathVariable long id, @RequestParam String mode, Authentication login) {
        long uploadId = imports.run(id).uploadId();
        Importer.of(login).requireMayDecide(imports.runs(uploadId));
        imports.apply(uploadId, mode(mode), login.getName());
        imports.await(PATIENCE);
        return answer(id);
    }

    @GetMapping("/{id}")
    ImportReport show(@PathVariable long id) {
        return ImportReport.of(imports.run(id), imports.problems(id, PROBLEMS));
    }

    @GetMapping("/{id}/wrong-rows.csv")
    ResponseEntity<byte[]> wrongRows(@PathVariable long id) {
        return ImportPages.csv(id, imports.wrongRows(id));
    }

    @PostMapping("/mappings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void map(@RequestBody Mapping mapping, Principal login) {
        Long importId = mapping.importId();
        Long uploadId = importId == null ? null : imports.run(importId).uploadId();
        imports.map(
                uploadId,
                nameKind(text(mapping.kind())),
                text(mapping.spelling()),
                text(mapping.target()),
                login.getName());
    }

    private ResponseEntity<ImportReport> answer(long id) {
        ImportReport report = show(id);
        HttpStatus status =
                switch (report.status()) {
                    case CHECKING, QUEUED, APPLYING -> HttpStatus.ACCEPTED;
                    case UNREADABLE, NOT_APPLIED, FAILED -> HttpStatus.UNPROCESSABLE_ENTITY;
                    case READY, APPLIED, CANCELLED -> HttpStatus.OK;
                };
        return ResponseEntity.status(status).body(report);
    }

    private static ImportKind kind(String code) {
        return ImportKind.of(code)
                .orElseThrow(() ->
                        refused("kind", "Use accounts, products, sales_teams or sales_pipeline, or leave it out."));
    }

    private static ApplyMode mode(String code) {
        return ApplyMode.of(code).orElseThrow(() -> refused("mode", "Use preview, good-rows or all-or-nothing."));
    }

    private static NameKind nameKind(String code) {
        for (NameKind kind : NameKind.values()) {
            if (kind.name().equals(code.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw refused("kind", "Use product, account, agent, sector or country.");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Imports.Refused refused(String field, String reason) {
        return new Imports.Refused(List.of(new ImportOptions.Problem(field, reason)));
    }

    @ExceptionHandler(Imports.Refused.class)
    ProblemDetail refused(Imports.Refused e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setProperty("problems", e.problems());
        return problem;
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ProblemDetail tooLarge() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE, "The file is larger than 20 MB. Split it.");
    }

    @ExceptionHandler(NoSuchElementException.class)
    ProblemDetail notFound(NoSuchElementException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }
}
