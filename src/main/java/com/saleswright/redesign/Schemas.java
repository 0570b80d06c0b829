package com.saleswright.redesign;

import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.xml.sax.SAXException;

/** The schemas of the standards that the engine knows, each compiled once. */
final class Schemas {

    private static final String BPMN = "org/camunda/bpm/model/bpmn/schema/BPMN20.xsd";
    private static final String DMN = "org/camunda/bpm/model/dmn/schema/%s.xsd";

    private static final Map<String, String> DMN_BY_NAMESPACE = Map.of(
            DmnModelConstants.DMN11_NS, "DMN11",
            DmnModelConstants.DMN11_ALTERNATIVE_NS, "DMN11_Alternative",
            DmnModelConstants.DMN12_NS, "DMN12",
            DmnModelConstants.DMN13_NS, "DMN13",
            DmnModelConstants.DMN14_NS, "DMN14",
            DmnModelConstants.DMN15_NS, "DMN15");

    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    static Schema ofDiagrams() {
        return COMPILED.computeIfAbsent(BPMN, Schemas::compiled);
    }

    /** The schema of decision files in this namespace; empty for one that the engine does not know. */
    static Optional<Schema> ofDecisions(String namespace) {
        return Optional.ofNullable(DMN_BY_NAMESPACE.get(namespace))
                .map(version -> COMPILED.computeIfAbsent(DMN.formatted(version), Schemas::compiled));
    }

    private static Schema compiled(String file) {
        URL url = Objects.requireNonNull(Schemas.class.getClassLoader().getResource(file), file);
        try {
            return SchemaFactory.newDefaultInstance().newSchema(url);
        } catch (SAXException e) {
            throw new IllegalStateException("The schema " + file + " cannot be read", e);
        }
    }
}
