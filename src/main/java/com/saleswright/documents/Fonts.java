package com.saleswright.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Noto Sans for Latin, Greek and Cyrillic, and Noto Sans SC for Simplified Chinese, regular and bold. Documents embed the
 * glyphs they use.
 */
final class Fonts {

    private record Font(String family, int weight, byte[] content) {}

    // Parsing reads all over a file, so it is unpacked once. A glyph is taken from the first family that has it.
    private static final List<Font> ALL = List.of(
            new Font("Noto Sans", 400, load("noto-sans/400Regular/NotoSans_400Regular.ttf")),
            new Font("Noto Sans", 700, load("noto-sans/700Bold/NotoSans_700Bold.ttf")),
            new Font("Noto Sans SC", 400, load("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf")),
            new Font("Noto Sans SC", 700, load("noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf")));

    /** Also where a template names a font that is not there: without a fallback its text would silently be missing. */
    private static final Set<FSFontUseCase> USES = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_FINAL);

    private Fonts() {}

    static void addTo(PdfRendererBuilder builder) {
        ALL.forEach(font -> builder.useFont(
                () -> new ByteArrayInputStream(font.content()),
                font.family(),
                font.weight(),
                FontStyle.NORMAL,
                true,
                USES));
    }

    /** The regular ones, the first to be asked first. */
    static List<PDFont> regular(PDDocument document) throws IOException {
        return List.of(load(document, ALL.get(0)), load(document, ALL.get(2)));
    }

    private static PDFont load(PDDocument document, Font font) throws IOException {
        return PDType0Font.load(document, new ByteArrayInputStream(font.content()), true);
    }

    private static byte[] load(String name) {
        try (InputStream file = Fonts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The font " + name + " is missing from the application");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
