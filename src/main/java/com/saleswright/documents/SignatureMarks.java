package com.saleswright.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes signatures where the document has left room for them: above the place where a text stands that the template has
 * written for this purpose, such as {@code Signature 1}.
 */
@Component
public class SignatureMarks {

    private static final float NAME_SIZE = 13;
    private static final float DETAIL_SIZE = 7;
    /** Above the text of the template and the rule over it. */
    private static final float GAP = 14;

    /** Width of what was drawn, in points: a third of it high, it fits into the 20 mm that templates leave. */
    private static final float DRAWN_WIDTH = 126;

    private static final float PEN = 1.2f;

    /**
     * A signature: the name large, or what was drawn, and the detail small below it.
     *
     * @param strokes what was drawn: the points of each stroke as x, y, x, y, in parts of the width of the field, from its
     *     upper left corner; the field is three times as wide as high. Empty for a name.
     */
    public record Mark(String name, String detail, List<List<Float>> strokes) {

        public Mark(String name, String detail) {
            this(name, detail, List.of());
        }
    }

    /** Where a text begins, in points from the lower left corner of its page. */
    private record Place(int page, float x, float y) {}

    /**
     * Writes the marks.
     *
     * @param marks by the text that stands below each
     * @throws IllegalArgumentException when a text is not in the document, or is there twice
     */
    public byte[] write(byte[] pdf, Map<String, Mark> marks) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            // All places first: the text of what was just written could not be read yet.
            Map<Place, Mark> places = new LinkedHashMap<>();
            for (Map.Entry<String, Mark> mark : marks.entrySet()) {
                places.put(find(document, mark.getKey()), mark.getValue());
            }
            List<PDFont> fonts = Fonts.regular(document);
            for (Map.Entry<Place, Mark> mark : places.entrySet()) {
                write(document, fonts, mark.getKey(), mark.getValue());
            }
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            document.save(result);
            return result.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("The signatures cannot be written: " + e.getMessage(), e);
        }
    }

    private static void write(PDDocument document, List<PDFont> fonts, Place place, Mark mark) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(place.page()), AppendMode.APPEND, true, true)) {
            // What is not part of the tagged text must say so.
            content.beginMarkedContent(COSName.ARTIFACT);
            float detail = place.y() + DETAIL_SIZE + GAP;
            line(content, fonts, DETAIL_SIZE, place.x(), detail, mark.detail());
            if (mark.strokes().isEmpty()) {
                line(content, fonts, NAME_SIZE, place.x(), detail + DETAIL_SIZE + 4, mark.name());
            } else {
                draw(content, place.x(), detail + DETAIL_SIZE + 2, mark.strokes());
            }
            content.endMarkedContent();
        }
    }

    private static void draw(PDPageContentStream content, float left, float bottom, List<List<Float>> strokes)
            throws IOException {
        float top = bottom + DRAWN_WIDTH / 3;
        content.setLineWidth(PEN);
        content.setLineCapStyle(1);
        content.setLineJoinStyle(1);
        for (List<Float> stroke : strokes) {
            float x = left + stroke.get(0) * DRAWN_WIDTH;
            float y = top - stroke.get(1) * DRAWN_WIDTH;
            content.moveTo(x, y);
            // A dot is a line to where it is: the round cap makes it visible.
            content.lineTo(x, y);
            for (int i = 2; i < stroke.size(); i += 2) {
                content.lineTo(left + stroke.get(i) * DRAWN_WIDTH, top - stroke.get(i + 1) * DRAWN_WIDTH);
            }
            content.stroke();
        }
    }

    private static void line(PDPageContentStream content, List<PDFont> fonts, float size, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.newLineAtOffset(x, y);
        for (int code : text.codePoints().toArray()) {
            String character = Character.toString(code);
            PDFont font =
                    fonts.stream().filter(f -> knows(f, character)).findFirst().orElse(null);
            content.setFont(font == null ? fonts.get(0) : font, size);
            content.showText(font == null ? "?" : character);
        }
        content.endText();
    }

    private static boolean knows(PDFont font, String character) {
        try {
            return font.encode(character).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Place find(PDDocument document, String text) throws IOException {
        Finder finder = new Finder(text);
        finder.getText(document);
        if (finder.places.size() != 1) {
            throw new IllegalArgumentException(
                    "The document must have the text '%s' once, as the place of a signature; it is there %d times"
                            .formatted(text, finder.places.size()));
        }
        return finder.places.get(0);
    }

    private static final class Finder extends PDFTextStripper {

        private final String wanted;
        private final List<Place> places = new ArrayList<>();

        Finder(String wanted) {
            this.wanted = wanted;
            setSortByPosition(true);
        }

        @Override
        protected void writeString(@Nullable String text, @Nullable List<TextPosition> positions) {
            if (text == null || positions == null) {
                return;
            }
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                int end = at + wanted.length();
                boolean whole = end == text.length() || !Character.isDigit(text.charAt(end));
                if (whole && at < positions.size()) {
                    TextPosition first = positions.get(at);
                    places.add(new Place(
                            getCurrentPageNo() - 1, first.getXDirAdj(), first.getPageHeight() - first.getYDirAdj()));
                }
            }
        }
    }
}
