package com.saleswright.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Pages at the end of a signed document that tell who signed it, when and how, and everything that happened to it. */
@Component
public class CompletionCertificate {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PdfBuilder builder;
    private final String template;
    private final String verifyAddress;

    CompletionCertificate(PdfBuilder builder, @Value("${saleswright.base-url}") String baseUrl) {
        this.builder = builder;
        this.template = PdfBuilder.resource("documents/completion-certificate.xhtml");
        this.verifyAddress = baseUrl.replaceFirst("/+$", "") + "/verify";
    }

    /** The certificate alone. */
    public byte[] build(Completion completion) {
        return builder.build(
                template,
                Map.of(
                        "document",
                        completion,
                        "verifyAddress",
                        verifyAddress,
                        "signers",
                        completion.signers().stream()
                                .map(s -> Map.of("of", s, "signedAt", time(s.signedAt())))
                                .toList(),
                        "events",
                        completion.events().stream()
                                .map(e -> Map.of("of", e, "at", time(e.at())))
                                .toList()),
                Locale.ENGLISH);
    }

    /** The document followed by its certificate. */
    public byte[] append(byte[] pdf, Completion completion) {
        try (PDDocument whole = Loader.loadPDF(pdf);
                PDDocument certificate = Loader.loadPDF(build(completion))) {
            new PDFMergerUtility().appendDocument(whole, certificate);
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            whole.save(result);
            return result.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("The certificate cannot be appended: " + e.getMessage(), e);
        }
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
