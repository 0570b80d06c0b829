package com.saleswright.redesign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings as SARIF 2.1.0, the format in which GitHub, GitLab and editors take the results of checks and show them beside
 * the line.
 */
final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    /**
     * A finding and where it is.
     *
     * @param finding what was found
     * @param path of the file, as a person would name it, with slashes
     * @param text of the file
     */
    record Located(Finding finding, String path, String text) {}

    static JsonNode of(List<Located> findings, List<Rule> rules) {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Saleswright model check");
        ArrayNode known = driver.putArray("rules");
        rules.forEach(r -> rule(known, r.name(), r.prevents()));
        rule(known, Draft.UNREADABLE, "A file that cannot be read is not deployed, and nothing in it is checked.");
        ArrayNode results = run.putArray("results");
        findings.forEach(f -> result(results.addObject(), f));
        return log;
    }

    private static void rule(ArrayNode rules, String name, String prevents) {
        ObjectNode rule = rules.addObject();
        rule.put("id", name).put("name", name);
        rule.putObject("shortDescription").put("text", prevents);
        rule.putObject("help").put("text", prevents);
    }

    private static void result(ObjectNode result, Located located) {
        Finding finding = located.finding();
        result.put("ruleId", finding.rule()).put("level", finding.isError() ? "error" : "warning");
        result.putObject("message").put("text", finding.message() + " " + finding.suggestion());
        ObjectNode location = result.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(located.path()));
        physical.putObject("region").put("startLine", line(located.text(), finding));
        if (!finding.elementId().isEmpty()) {
            location.putArray("logicalLocations")
                    .addObject()
                    .put("name", finding.elementId())
                    .put("kind", "element");
        }
        // Lines move; a finding that is known stays known by what it says about which element.
        result.putObject("partialFingerprints")
                .put(
                        "finding/v1",
                        String.join("|", finding.rule(), finding.file(), finding.elementId(), finding.message()));
    }

    /** Where the element begins, or the line that a parser names, or the first. */
    static int line(String text, Finding finding) {
        Matcher line = Pattern.compile("^Line (\\d+): ").matcher(finding.message());
        if (finding.elementId().isEmpty()) {
            return line.find() ? Math.max(1, Integer.parseInt(line.group(1))) : 1;
        }
        String id = Pattern.quote(finding.elementId());
        Matcher place = Pattern.compile("\\sid\\s*=\\s*[\"']" + id + "[\"']|\"(?:id|key)\"\\s*:\\s*\"" + id + "\"")
                .matcher(text);
        if (!place.find()) {
            return 1;
        }
        int inside = place.group().startsWith("\"") ? place.start() : Math.max(0, text.lastIndexOf('<', place.start()));
        return 1
                + (int) text.substring(0, inside).chars().filter(c -> c == '\n').count();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String uri(String path) {
        try {
            return path.startsWith("/")
                    ? new URI("file", "", path, null).toASCIIString()
                    : new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No address for the file " + path, e);
        }
    }
}
