package com.saleswright.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Pages at the end of a signed document that tell who signed it, when and how, and everything that happened to it. */
@Component
public class CompletionCertificate {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final float NUMBER_SIZE = 8;
    /** 20 mm in points, as in the style sheet of all documents. */
    private static final float MARGIN = 57;

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
            int before = whole.getNumberOfPages();
            new PDFMergerUtility().appendDocument(whole, certificate);
            number(whole, before);
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            whole.save(result);
            return result.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("The certificate cannot be appended: " + e.getMessage(), e);
        }
    }

    /** The pages of the certificate go on with the numbers of the document's. */
    private static void number(PDDocument document, int from) throws IOException {
        int pages = document.getNumberOfPages();
        PDFont font = Fonts.regular(document).get(0);
        for (int page = from; page < pages; page++) {
            String text = "%d / %d".formatted(page + 1, pages);
            PDRectangle size = document.getPage(page).getMediaBox();
            try (PDPageContentStream content =
                    new PDPageContentStream(document, document.getPage(page), AppendMode.APPEND, true, true)) {
                content.beginMarkedContent(COSName.ARTIFACT);
                content.beginText();
                content.setFont(font, NUMBER_SIZE);
                content.newLineAtOffset(
                        size.getUpperRightX() - MARGIN - font.getStringWidth(text) / 1000 * NUMBER_SIZE, MARGIN / 2);
                content.showText(text);
                content.endText();
                content.endMarkedContent();
            }
        }
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
