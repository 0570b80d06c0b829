package com.saleswright.signing.web;

import com.saleswright.links.OpenLink;
import com.saleswright.signing.EnvelopeView;
import com.saleswright.signing.Envelopes;
import java.util.NoSuchElementException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where everybody who signed, and who gets a copy, finds the sealed document. */
@Controller
class CopyPage {

    private final Envelopes envelopes;

    CopyPage(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @GetMapping("/p/signed-copy/{link}")
    ModelAndView show(OpenLink link) {
        return new ModelAndView("signing/copy")
                .addObject("link", link.id())
                .addObject("envelope", envelopes.view(link.record()));
    }

    @GetMapping("/p/signed-copy/{link}/document")
    ResponseEntity<byte[]> document(OpenLink link) {
        EnvelopeView envelope = envelopes.view(link.record());
        return SignPage.pdf(
                signedName(envelope), envelopes.signedPdf(link.record()).orElseThrow(NoSuchElementException::new));
    }

    static String signedName(EnvelopeView envelope) {
        return envelope.document().replaceFirst("(?i)\\.pdf$", "") + "-signed.pdf";
    }
}
