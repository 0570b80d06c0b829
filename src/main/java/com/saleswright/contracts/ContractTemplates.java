package com.saleswright.contracts;

import com.saleswright.engine.ContentSource;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The templates of contracts, which stand beside the process: {@code processes/contracts/templates/<name>.<language>.xhtml}.
 * Each says its version and title in its head. They are read anew each time, so that a changed template counts at once;
 * what was built with it is kept with its hash.
 */
@Component
class ContractTemplates {

    private static final Pattern NAME = Pattern.compile(".*/([a-z0-9-]+)\\.([a-z]{2})\\.xhtml");
    private static final Pattern VERSION = Pattern.compile("<meta name=\"version\" content=\"([0-9.]+)\"\\s*/>");

    private final ContentSource content;

    ContractTemplates(ContentSource content) {
        this.content = content;
    }

    /**
     * A template in one language.
     *
     * @param version as it says itself, {@code 0} when it does not
     */
    record Template(String name, String language, String version, String text) {}

    /** All of them, by name and language. */
    List<Template> all() {
        return content.templates("contracts").entrySet().stream()
                .flatMap(file -> {
                    Matcher name = NAME.matcher(file.getKey());
                    return name.matches()
                            ? java.util.stream.Stream.of(new Template(
                                    name.group(1), name.group(2), version(file.getValue()), file.getValue()))
                            : java.util.stream.Stream.empty();
                })
                .sorted(Comparator.comparing(Template::name).thenComparing(Template::language))
                .toList();
    }

    /** @throws ContractRefused when there is none of this name in this language */
    Template get(String name, String language) {
        return all().stream()
                .filter(t -> t.name().equals(name) && t.language().equals(language))
                .findFirst()
                .orElseThrow(() -> new ContractRefused(
                        "There is no template '%s' in the language '%s'.".formatted(name, language)));
    }

    private static String version(String text) {
        Matcher version = VERSION.matcher(text);
        return version.find() ? version.group(1) : "0";
    }
}
