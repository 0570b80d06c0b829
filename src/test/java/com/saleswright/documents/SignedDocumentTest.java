package com.saleswright.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.saleswright.documents.Completion.Event;
import com.saleswright.documents.Completion.Signer;
import com.saleswright.documents.SignatureMarks.Mark;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is added to a document after the last signature. */
class SignedDocumentTest {

    private static final Completion COMPLETION = new Completion(
            "Sales contract",
            "DEAL-2026-0042",
            Sha256.of(new byte[] {1}),
            List.of(
                    new Signer(
                            "张伟",
                            "wei@example.com",
                            "Customer",
                            SamplePdf.NOW,
                            "Link by mail, name typed",
                            "192.0.2.7"),
                    new Signer("Vera Quist", "vera@example.com", "VP Sales", SamplePdf.NOW, "Logged in", "192.0.2.8")),
            List.of(
                    new Event(SamplePdf.NOW, "Rosa Lind", "sent the document", "192.0.2.9", ""),
                    new Event(SamplePdf.NOW, "张伟", "signed", "192.0.2.7", Sha256.of(new byte[] {2}))));

    private final Pictures pictures = new Pictures();
    private final CompletionCertificate certificate =
            new CompletionCertificate(new PdfBuilder(), "https://sales.example.com/");

    @Test
    void carriesMarksAndCertificateAndSeal() throws Exception {
        byte[] marked = new SignatureMarks()
                .write(
                        SamplePdf.contract(),
                        Map.of(
                                "Signature 1", new Mark("张伟", "Signed 4 May 2026, 09:30 UTC"),
                                "Signature 2", new Mark("Vera Quist", "Signed 4 May 2026, 09:31 UTC")));
        byte[] whole = certificate.append(marked, COMPLETION);
        Seals seals = new Seals(
                SamplePdf.keys(SamplePdf.NOW), new SealSettings(null, null, null, null, false), SamplePdf.CLOCK);
        byte[] sealed = seals.seal(whole, "Sales contract", "DEAL-2026-0042");

        assertThat(seals.verify(sealed).finding()).isEqualTo(Verdict.Finding.OURS);
        assertThat(sealed.length).isLessThan(250_000);
        try (PDDocument document = Loader.loadPDF(sealed)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(document)).contains("张伟", "Signed 4 May 2026, 09:31 UTC");
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains(
                            "Certificateofcompletion",
                            "Linkbymail,nametyped",
                            "192.0.2.7",
                            COMPLETION.sha256(),
                            Sha256.of(new byte[] {2}),
                            "https://sales.example.com/verify");
        }
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SignatureMarks().write(SamplePdf.contract(), Map.of("Signature 3", new Mark("A", "B"))))
                .withMessageContaining("Signature 3");
    }

    @Test
    void isPaintedPageByPage() throws Exception {
        List<byte[]> pages = pictures.pages(certificate.append(SamplePdf.contract(), COMPLETION));

        assertThat(pages).hasSize(2);
        BufferedImage first = ImageIO.read(new ByteArrayInputStream(pages.get(0)));
        assertThat(first.getWidth()).isEqualTo(Pictures.WIDTH);
        assertThat(first.getHeight()).isBetween(1_750, 1_757);
        assertThat(inkIn(first, 0, 120, 1240, 500)).as("text at the top").isGreaterThan(1_000);
        assertThat(inkIn(first, 0, 0, 1240, 100)).as("the margin").isZero();
        pictures.destroy();
    }

    private static int inkIn(BufferedImage page, int left, int top, int right, int bottom) {
        int dark = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if ((page.getRGB(x, y) & 0xFF) < 100) {
                    dark++;
                }
            }
        }
        return dark;
    }
}
