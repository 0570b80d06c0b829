package com.saleswright.deals.web;

import com.saleswright.deals.Attachments;
import com.saleswright.deals.QuoteRejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files of a quote. They always leave as downloads: nothing that was uploaded is ever shown as a page of ours. */
@Controller
class AttachmentPages {

    private final Attachments attachments;

    AttachmentPages(Attachments attachments) {
        this.attachments = attachments;
    }

    @GetMapping("/quotes/{number}/files/{id}")
    ResponseEntity<byte[]> download(@PathVariable String number, @PathVariable long id, Principal user) {
        Attachments.File file = attachments.read(number, id, user.getName());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.about().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.about().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.content());
    }

    @PostMapping("/quotes/{number}/files")
    String add(
            @PathVariable String number,
            @RequestParam List<MultipartFile> files,
            Principal user,
            RedirectAttributes redirect)
            throws IOException {
        List<String> refused = new ArrayList<>();
        int added = 0;
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename();
            if (name == null || name.isEmpty()) {
                continue;
            }
            try {
                attachments.add(number, name, file.getBytes(), user.getName());
                added++;
            } catch (QuoteRejected e) {
                refused.add(e.problems().get(0).reason());
            }
        }
        if (added == 0 && refused.isEmpty()) {
            refused.add("Choose a file first.");
        }
        redirect.addFlashAttribute("fileErrors", refused);
        return "redirect:/quotes/" + number + "#files";
    }

    @PostMapping("/quotes/{number}/files/{id}/remove")
    String remove(@PathVariable String number, @PathVariable long id, Principal user) {
        attachments.remove(number, id, user.getName());
        return "redirect:/quotes/" + number + "#files";
    }
}
