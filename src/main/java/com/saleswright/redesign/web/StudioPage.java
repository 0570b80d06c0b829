package com.saleswright.redesign.web;

import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.RedesignStatus;
import com.saleswright.redesign.Redesigns;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The window in which a diagram, decision table or form is edited, or looked at. */
@Controller
@RequestMapping("/redesigns/{number}/edit")
@PreAuthorize(RedesignPages.OWNERS)
class StudioPage {

    private final Redesigns redesigns;

    StudioPage(Redesigns redesigns) {
        this.redesigns = redesigns;
    }

    /** @param of {@code saved} to look only, {@code live} for the version that runs now; else to edit */
    @GetMapping
    String edit(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "") String of,
            Principal user,
            Model model) {
        Redesign redesign = redesigns.get(number);
        FileVersion version = FileVersion.named(of);
        RedesignFile file = version.in(redesigns, number, path);
        String suffix = path.substring(path.lastIndexOf('.') + 1);
        model.addAttribute("redesign", redesign)
                .addAttribute("user", user.getName())
                .addAttribute("path", path)
                .addAttribute("file", path.substring(path.lastIndexOf('/') + 1))
                .addAttribute("studio", suffix)
                .addAttribute("of", version.parameter())
                .addAttribute("onlyToLook", whyOnlyToLook(redesign, file, version));
        return "redesign/edit";
    }

    private static @Nullable String whyOnlyToLook(Redesign redesign, RedesignFile file, FileVersion version) {
        if (version == FileVersion.LIVE) {
            return "This is the live version, to look at.";
        }
        if (!redesign.is(RedesignStatus.DRAFT)) {
            return "%s is %s, so its files can no longer be changed. Begin a new redesign to go on."
                    .formatted(redesign.number(), redesign.status().label().toLowerCase(java.util.Locale.ROOT));
        }
        if (version == FileVersion.SAVED) {
            return file.isChanged()
                    ? "This is what was saved last, to look at."
                    : "This is what it began with, to look at.";
        }
        return null;
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
