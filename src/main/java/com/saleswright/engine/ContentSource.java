package com.saleswright.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads the content: from the application itself, or from a folder that {@code saleswright.content-folder} names. */
@Component
public class ContentSource {

    private static final List<String> ROOTS = List.of("processes", "forms");
    private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form");
    private static final String TEMPLATE = ".xhtml";

    private final String folder;

    ContentSource(@Value("${saleswright.content-folder:}") String folder) {
        this.folder = folder;
    }

    /**
     * Reads all files.
     *
     * @throws IllegalArgumentException when the configured folder does not exist or holds a file in no capability folder
     */
    public Content read() {
        return folder.isBlank() ? builtIn() : in(Path.of(folder));
    }

    /**
     * The templates of documents that a capability has beside its processes, by path: {@code
     * processes/contracts/templates/sales-contract-1.en.xhtml}. They are read each time and not deployed: the engine has no
     * use for them.
     */
    public SortedMap<String, String> templates(String capability) {
        SortedMap<String, String> templates = new TreeMap<>();
        String place = "processes/" + capability + "/templates";
        try {
            if (isFolder()) {
                Path there = Path.of(folder).resolve(place);
                try (Stream<Path> paths = Files.isDirectory(there) ? Files.list(there) : Stream.of()) {
                    for (Path path :
                            paths.filter(p -> p.toString().endsWith(TEMPLATE)).toList()) {
                        templates.put(place + "/" + path.getFileName(), Files.readString(path));
                    }
                }
            } else {
                var resolver = new PathMatchingResourcePatternResolver();
                for (Resource resource : resolver.getResources("classpath*:" + place + "/*" + TEMPLATE)) {
                    templates.put(
                            place + "/" + resource.getFilename(), resource.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + place, e);
        }
        return templates;
    }

    /** The content below a folder that holds {@code processes} and {@code forms}. */
    public static Content in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("saleswright.content-folder: " + folder
                    + " is no folder; name one that holds processes and forms, or leave it empty");
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (String root : ROOTS) {
            try (Stream<Path> paths =
                    Files.isDirectory(folder.resolve(root)) ? Files.walk(folder.resolve(root)) : Stream.of()) {
                for (Path path : paths.filter(ContentSource::isContent).toList()) {
                    files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + folder.resolve(root), e);
            }
        }
        return Content.of(files);
    }

    boolean isFolder() {
        return !folder.isBlank();
    }

    private static boolean isContent(Path path) {
        return Files.isRegularFile(path) && KINDS.stream().anyMatch(path.toString()::endsWith);
    }

    private static Content builtIn() {
        Map<String, byte[]> files = new TreeMap<>();
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String root : ROOTS) {
                for (String kind : KINDS) {
                    for (Resource resource : resolver.getResources("classpath*:" + root + "/*/*" + kind)) {
                        String url =
                                java.net.URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                        files.put(
                                url.substring(url.lastIndexOf("/" + root + "/") + 1), resource.getContentAsByteArray());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the built-in content", e);
        }
        return Content.of(files);
    }
}
