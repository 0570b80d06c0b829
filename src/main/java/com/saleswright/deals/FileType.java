package com.saleswright.deals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.Tika;

/** Tells what a file is from its content; the name decides only between kinds of plain text. */
final class FileType {

    /** Media types by the end of the file name: what may be attached. */
    static final Map<String, String> ALLOWED = Map.of(
            "pdf", "application/pdf",
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "txt", "text/plain",
            "csv", "text/csv");

    private static final int MAX_ENTRIES = 5_000;
    private static final Tika TIKA = new Tika();

    private FileType() {}

    /** The media type when the content is of an allowed kind and the name says the same; empty otherwise. */
    static Optional<String> of(String name, byte[] content) {
        String claimed = ALLOWED.get(ending(name));
        if (claimed == null) {
            return Optional.empty();
        }
        String found = TIKA.detect(content);
        boolean right =
                switch (claimed) {
                    case "text/plain", "text/csv" -> found.equals("text/plain");
                    case "application/pdf", "image/png", "image/jpeg" -> found.equals(claimed);
                    default -> holds(content, ending(name).equals("docx") ? "word/document.xml" : "xl/workbook.xml");
                };
        return right ? Optional.of(claimed) : Optional.empty();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether it is a ZIP archive with this entry. Reads names only, never what is packed. */
    private static boolean holds(byte[] content, String wanted) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (int i = 0; i < MAX_ENTRIES; i++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null) {
                    return false;
                }
                if (entry.getName().equals(wanted)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
