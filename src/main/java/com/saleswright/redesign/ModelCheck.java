package com.saleswright.redesign;

import com.saleswright.engine.Content;
import com.saleswright.engine.ContentCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds what would make a case fail, hang or go to nobody before the content is live: at start-up, in the tests, and
 * when a process owner asks.
 */
@Component
public class ModelCheck implements ContentCheck {

    private static final Logger log = LoggerFactory.getLogger(ModelCheck.class);

    private final List<Rule> rules;
    private final Supplier<Catalogue> catalogue;

    ModelCheck(List<Rule> rules, Supplier<Catalogue> catalogue) {
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
        this.catalogue = catalogue;
    }

    /** The check of what stands in files, without a running application. */
    static ModelCheck ofCode() {
        Declarations beans = Declarations.ofCode();
        return new ModelCheck(List.copyOf(beans.getBeansOfType(Rule.class).values()), new Catalogues(beans));
    }

    /** All findings, by file; none when the content is sound. */
    public List<Finding> check(Content content) {
        return check(content, Replaced.UNKNOWN);
    }

    /** The same, with what only shows beside the content that it would replace. */
    public List<Finding> check(Content content, Replaced replaced) {
        Draft draft = Draft.of(content, catalogue.get(), replaced);
        List<Finding> findings = new ArrayList<>(draft.unreadable());
        rules.forEach(rule -> apply(rule, draft, findings));
        rules.forEach(rule -> findings.removeIf(own -> own.rule().equals(rule.name())
                && findings.stream()
                        .anyMatch(other -> other.file().equals(own.file())
                                && other.elementId().equals(own.elementId())
                                && rule.isSaidBy(other, own))));
        findings.sort(Comparator.comparing(Finding::file)
                .thenComparing(Finding::severity)
                .thenComparing(Finding::elementId)
                .thenComparing(Finding::rule));
        return findings;
    }

    private static void apply(Rule rule, Draft draft, List<Finding> findings) {
        draft.diagrams().forEach(d -> rule.diagram(d, draft, new Report(rule.name(), d.file(), findings)));
        draft.decisions().forEach(d -> rule.decision(d, draft, new Report(rule.name(), d.file(), findings)));
        draft.forms().forEach(f -> rule.form(f, draft, new Report(rule.name(), f.file(), findings)));
    }

    /** How many nanoseconds each part of a check takes, by rule and for reading. */
    Map<String, Long> times(Content content) {
        Map<String, Long> times = new TreeMap<>();
        long start = System.nanoTime();
        Catalogue offered = catalogue.get();
        times.put("(catalogue)", System.nanoTime() - start);
        start = System.nanoTime();
        Draft draft = Draft.of(content, offered, Replaced.UNKNOWN);
        times.put("(reading)", System.nanoTime() - start);
        for (Rule rule : rules) {
            long before = System.nanoTime();
            apply(rule, draft, new ArrayList<>());
            times.put(rule.name(), System.nanoTime() - before);
        }
        return times;
    }

    /** The rules, for lists and help. */
    public List<Rule> rules() {
        return rules;
    }

    @Override
    public List<String> faults(Content all, String capability) {
        List<Finding> findings = check(all).stream()
                .filter(f -> Paths.capability(f.file()).equals(capability))
                .toList();
        findings.stream().filter(f -> !f.isError()).forEach(f -> log.warn("{}", f));
        return findings.stream().filter(Finding::isError).map(Finding::toString).toList();
    }
}
