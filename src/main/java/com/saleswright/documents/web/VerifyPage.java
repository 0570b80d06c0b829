package com.saleswright.documents.web;

import com.saleswright.documents.Archive;
import com.saleswright.documents.Seals;
import com.saleswright.documents.Sha256;
import com.saleswright.documents.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** Anybody may ask whether a PDF is ours and unchanged. What they choose is looked at and not kept. */
@Controller
class VerifyPage {

    static final int MAX_BYTES = 20 * 1024 * 1024;
    private static final int LONGEST_NAME = 120;
    private static final String TOO_LARGE = "The file is larger than 20 MB. Documents of ours are much smaller.";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Seals seals;
    private final Archive archive;
    private final VerifyLimits limits;

    VerifyPage(Seals seals, Archive archive, VerifyLimits limits) {
        this.seals = seals;
        this.archive = archive;
        this.limits = limits;
    }

    /** What the page tells. */
    record Answer(
            String file,
            Verdict verdict,
            boolean archived,
            @Nullable String sealedAt,
            @Nullable String stampedAt,
            String sha256) {}

    @GetMapping("/verify")
    String ask() {
        return "documents/verify";
    }

    @PostMapping("/verify")
    String verify(HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException, InterruptedException {
        // Before anything of the file is read.
        long wait = limits.secondsToWait(request.getRemoteAddr());
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            return problem(
                    response,
                    model,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many documents were checked from your network. Wait some minutes, then try again.");
        }
        MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        MultipartFile file = parts == null ? null : parts.getFile("file");
        if (file == null || file.isEmpty()) {
            return problem(response, model, HttpStatus.BAD_REQUEST, "Choose a PDF document first.");
        }
        if (file.getSize() > MAX_BYTES) {
            return problem(response, model, HttpStatus.PAYLOAD_TOO_LARGE, TOO_LARGE);
        }
        if (!limits.enter()) {
            return problem(
                    response,
                    model,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Many documents are being checked now. Try again in a minute.");
        }
        try {
            model.addAttribute("answer", answer(file.getOriginalFilename(), file.getBytes()));
        } finally {
            limits.leave();
        }
        return "documents/verify";
    }

    private Answer answer(@Nullable String name, byte[] content) {
        Verdict verdict = seals.verify(content);
        String sha256 = Sha256.of(content);
        String shown = name == null || name.isBlank() ? "the file" : name;
        return new Answer(
                shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) + "…" : shown,
                verdict,
                verdict.finding() == Verdict.Finding.OURS
                        && archive.findByHash(sha256).isPresent(),
                verdict.seal() == null ? null : time(verdict.seal().at()),
                verdict.seal() == null ? null : time(verdict.seal().stampedAt()),
                sha256);
    }

    /** The server stops reading before the limit of this page is looked at, or the request is cut off. */
    @ExceptionHandler(MultipartException.class)
    ModelAndView unreadable(MultipartException e) {
        boolean large = e instanceof MaxUploadSizeExceededException;
        HttpStatus status = large ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST;
        ModelAndView page = new ModelAndView("documents/verify", status);
        page.addObject("problem", large ? TOO_LARGE : "The file did not arrive as a whole. Try again.");
        return page;
    }

    private static String problem(HttpServletResponse response, Model model, HttpStatus status, String text) {
        response.setStatus(status.value());
        model.addAttribute("problem", text);
        return "documents/verify";
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
