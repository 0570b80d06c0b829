package com.saleswright.redesign.web;

import com.saleswright.redesign.Finding;
import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.RedesignRefused.BadFile;
import com.saleswright.redesign.RedesignRefused.SavedMeanwhile;
import com.saleswright.redesign.Redesigns;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files of a redesign for the studio. Each is one text in UTF-8; its {@code ETag} names what it says, and whoever
 * saves sends the one they began with as {@code If-Match}.
 */
@RestController
@RequestMapping("/api/redesigns/{number}")
@PreAuthorize(RedesignPages.OWNERS)
class FilesApi {

    private static final String FILES = "/files";

    private final Redesigns redesigns;
    private final Names names;

    FilesApi(Redesigns redesigns, Names names) {
        this.redesigns = redesigns;
        this.names = names;
    }

    /** @param savedBy a person's name; null for a file as in the base */
    record FileText(
            String path, @Nullable String text, int revision, @Nullable String savedBy, @Nullable Instant savedAt) {}

    /** @param of {@code live} for the version that runs now */
    @GetMapping(FILES)
    ResponseEntity<FileText> file(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "") String of) {
        RedesignFile file = FileVersion.named(of).in(redesigns, number, path);
        return answer(file, file.text());
    }

    @PutMapping(FILES)
    ResponseEntity<FileText> save(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String path,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String tag,
            @RequestBody(required = false) byte @Nullable [] text,
            Principal user) {
        if (tag.isEmpty()) {
            throw new RedesignRefused(
                    "If-Match: send the ETag of the version that you changed, so that nobody's work is overwritten.");
        }
        RedesignFile saved = redesigns.saveEdited(number, path, text(text), tag.replace("\"", ""), user.getName());
        return answer(saved, null);
    }

    /** What the check would find in the file if it said what is sent. Nothing is stored. */
    @PostMapping("/check")
    List<Finding> check(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String path,
            @RequestBody(required = false) byte @Nullable [] text) {
        redesigns.file(number, path);
        return redesigns.findings(number, path, text(text));
    }

    private ResponseEntity<FileText> answer(RedesignFile file, @Nullable String text) {
        return ResponseEntity.ok()
                .eTag(file.tag())
                .body(new FileText(file.path(), text, file.revision(), names.of(file.savedBy()), file.savedAt()));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Who saved meanwhile, when, and the tag with which to save over it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> savedMeanwhile(SavedMeanwhile e) {
        RedesignFile stored = e.stored();
        String who = names.of(stored.savedBy());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.message(who));
        problem.setProperty("savedBy", who);
        problem.setProperty("savedAt", stored.savedAt());
        return ResponseEntity.status(HttpStatus.CONFLICT).eTag(stored.tag()).body(problem);
    }

    @ExceptionHandler
    ProblemDetail badFile(BadFile e) {
        return ProblemDetail.forStatusAndDetail(
                e.isTooLarge() ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(RedesignRefused e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notThere(NoSuchElementException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }
}
