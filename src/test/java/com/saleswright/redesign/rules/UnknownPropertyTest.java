package com.saleswright.redesign.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The properties of form fields that the check lets pass are those that the viewer reads and its editor writes. They
 * publish no schema, so their code is searched for the few ways in which they name one.
 */
class UnknownPropertyTest {

    /** {@code const {label, readonly = false} = field;} */
    private static final Pattern TAKEN_APART = Pattern.compile(
            "const \\{((?:[^{}()]|\\{})*)} = (field|formField|fieldConfig|validate|layout|appearance|conditional);");

    /** {@code path: ['conditional', 'hide']}, {@code LABEL_PATH = ['label']}, {@code get(field, ['label'])} */
    private static final Pattern PATH =
            Pattern.compile("(?:\\bpath: |\\bpath = |_PATH = |\\bget\\(field, )\\[('[^\\]]*)]");

    /** {@code TEMPLATE_PROPERTIES = ['alt', 'appearance.prefixAdorner']} */
    private static final Pattern EVALUATED = Pattern.compile("(?:EXPRESSION|TEMPLATE)_PROPERTIES = \\[([^\\]]*)]");

    /** {@code if (validation.required && ...)}, {@code validation.validationType === phone} */
    private static final Pattern VALIDATED = Pattern.compile("\\bvalidation\\.(\\w+) (?:&&|===|\\|\\|)");

    private static final Pattern NAME = Pattern.compile("(?:^|,)\\s*(\\w+)");
    private static final Pattern TEXT = Pattern.compile("'([\\w.]+)'");

    private final String viewer = read("viewer");
    private final String editor = read("editor");

    @Test
    void allowsWhatTheFormViewerKnowsAndNothingElse() {
        Set<String> seen = inCode();
        // Of the form as a whole, of an option, and the row that the editor gives to a field.
        seen.removeAll(Set.of("versionTag", "values.label", "values.value"));
        seen.add("layout.row");
        seen.removeIf(UnknownProperty.INSIDE.keySet()::contains);

        Set<String> allowed = new TreeSet<>(UnknownProperty.KNOWN);
        allowed.removeIf(UnknownProperty.INSIDE.keySet()::contains);
        UnknownProperty.INSIDE.forEach((property, names) -> names.forEach(n -> allowed.add(property + "." + n)));

        assertThat(allowed).containsExactlyElementsOf(seen);
        assertThat(UnknownProperty.KNOWN).containsAll(UnknownProperty.INSIDE.keySet());
    }

    private Set<String> inCode() {
        Set<String> seen = new TreeSet<>();
        all(TAKEN_APART, viewer).forEach(m -> all(NAME, m.group(1))
                .map(n -> n.group(1))
                .map(n -> m.group(2).toLowerCase(Locale.ROOT).contains("field") ? n : m.group(2) + "." + n)
                .forEach(seen::add));
        Stream.of(viewer, editor)
                .flatMap(code -> all(PATH, code))
                .map(m -> all(TEXT, m.group(1)).map(t -> t.group(1)).collect(Collectors.joining(".")))
                .forEach(seen::add);
        all(EVALUATED, viewer)
                .flatMap(m -> all(TEXT, m.group(1)))
                .map(t -> t.group(1))
                .forEach(seen::add);
        all(VALIDATED, viewer).map(m -> "validate." + m.group(1)).forEach(seen::add);
        return seen;
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(String part) {
        try {
            return Files.readString(
                    Path.of("src/main/web/node_modules/@bpmn-io/form-js-%s/dist/index.es.js".formatted(part)));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The front-end's packages are not here. Run npm install in src/main/web.", e);
        }
    }
}
