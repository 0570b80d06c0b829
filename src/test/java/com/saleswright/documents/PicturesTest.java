package com.saleswright.documents;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private final Pictures pictures = new Pictures();

    @AfterEach
    void end() {
        pictures.destroy();
    }

    @Test
    void refusesWhatIsNoWholePdf() {
        assertRefused(new byte[0], "damaged");
        assertRefused("%PDF-1.7 and nothing else".getBytes(StandardCharsets.UTF_8), "damaged");
    }

    @Test
    void refusesAProtectedDocument() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(SamplePdf.contract())) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
        }

        assertRefused(out.toByteArray(), "password");
    }

    @Test
    void refusesTooManyPages() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i <= Pictures.MAX_PAGES; i++) {
                document.addPage(new PDPage());
            }
            document.save(out);
        }

        assertRefused(out.toByteArray(), "100 pages");
    }

    @Test
    void refusesWhatUnpacksToALot() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes("%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> stream\n".getBytes(StandardCharsets.UTF_8));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bomb)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 300; i++) {
                packed.write(zeros);
            }
        }
        bomb.writeBytes("\nendstream endobj %%EOF".getBytes(StandardCharsets.UTF_8));

        assertRefused(bomb.toByteArray(), "256 MB");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertRefused(Arrays.copyOf(SamplePdf.contract(), Pictures.MAX_BYTES + 1), "20 MB");
    }

    private void assertRefused(byte[] pdf, String reason) {
        assertThatThrownBy(() -> pictures.pages(pdf))
                .isInstanceOf(PicturesRefused.class)
                .hasMessageContaining(reason);
    }
}
