package com.saleswright.redesign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A kind of file that a redesign can add, with the least that works in it. */
public enum NewFile {
    DIAGRAM("Diagram", "processes", "bpmn"),
    DECISION("Decision table", "processes", "dmn"),
    FORM("Form", "forms", "form");

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String label;
    private final String root;
    private final String suffix;

    NewFile(String label, String root, String suffix) {
        this.label = label;
        this.root = root;
        this.suffix = suffix;
    }

    public String label() {
        return label;
    }

    String path(String capability, String id) {
        return "%s/%s/%s.%s".formatted(root, capability, id, suffix);
    }

    /** @param id {@code credit-check}, which the file calls "Credit check" for people */
    String content(String id) {
        String words = id.replace('-', ' ');
        String name = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        try (InputStream sample = NewFile.class.getResourceAsStream("/redesign/new." + suffix)) {
            if (sample == null) {
                throw new IllegalStateException("The application lacks redesign/new." + suffix);
            }
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("%id%", id)
                    .replace("%name%", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
