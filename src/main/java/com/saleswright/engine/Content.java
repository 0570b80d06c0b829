package com.saleswright.engine;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Diagrams, decision tables and forms of the product: files by capability and resource name.
 *
 * @param capabilities capability name, for example {@code deals}, to its files; a file is named by its path, for
 *     example {@code processes/deals/deal-approval.bpmn}
 */
public record Content(SortedMap<String, SortedMap<String, byte[]>> capabilities) {

    public Content {
        capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
    }

    /**
     * Sorts files by capability, which is the folder below {@code processes} or {@code forms}.
     *
     * @throws IllegalArgumentException for a file that lies in no capability folder
     */
    public static Content of(Map<String, byte[]> files) {
        SortedMap<String, SortedMap<String, byte[]>> capabilities = new TreeMap<>();
        files.forEach((name, bytes) -> capabilities
                .computeIfAbsent(capabilityOf(name), c -> new TreeMap<>())
                .put(name, bytes));
        return new Content(capabilities);
    }

    /** All files by resource name. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> all = new TreeMap<>();
        capabilities.values().forEach(all::putAll);
        return all;
    }

    /** The files of a capability by resource name; none when it has none. */
    public SortedMap<String, byte[]> files(String capability) {
        SortedMap<String, byte[]> files = capabilities.get(capability);
        return files == null ? Collections.emptySortedMap() : files;
    }

    /** Resource names that end so, for example {@code .bpmn}. */
    public Collection<String> named(String suffix) {
        return files().keySet().stream().filter(n -> n.endsWith(suffix)).toList();
    }

    /** The text of a file. */
    public String text(String name) {
        byte[] bytes = files().get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("No file " + name + " in the content");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String capabilityOf(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("File " + name
                    + " is in no capability folder; move it to processes/<capability>/ or forms/<capability>/");
        }
        return parts[1];
    }
}
