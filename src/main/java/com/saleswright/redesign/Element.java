package com.saleswright.redesign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An XML element of a diagram or decision file: a draft may be half finished, so nothing is taken for granted. */
public final class Element {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

    private static final String CURRENT_ELEMENT = "http://apache.org/xml/properties/dom/current-element-node";

    private final org.w3c.dom.Element dom;
    private final @Nullable Element parent;
    private final List<Element> children;

    /** Reads all below it at once: rules ask for children far more often than there are any. */
    private Element(org.w3c.dom.Element dom, @Nullable Element parent) {
        this.dom = dom;
        this.parent = parent;
        List<Element> below = new ArrayList<>();
        for (Node node = dom.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof org.w3c.dom.Element element) {
                below.add(new Element(element, this));
            }
        }
        this.children = List.copyOf(below);
    }

    /** Reads XML. Document types and outside entities are refused. */
    static Element read(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // Everything that walks a file calls itself for each level.
            factory.setAttribute("jdk.xml.maxElementDepth", "200");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return new Element(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement(), null);
        } catch (SAXParseException e) {
            throw new UnreadableFile("Line %d: %s".formatted(e.getLineNumber(), e.getMessage()), e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new UnreadableFile("The file is no XML: " + e.getMessage(), e);
        }
    }

    /**
     * What breaks a schema.
     *
     * @param elementId of the element at fault, or of the one around it that has an id; empty when there is none
     * @param message what the schema says of it
     */
    public record Fault(String elementId, String message) {}

    /** What breaks this schema in it and below. Schemas that the file names itself are not fetched. */
    List<Fault> faults(Schema schema) {
        List<Fault> faults = new ArrayList<>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new Throwing() {
            @Override
            public void error(SAXParseException e) throws SAXException {
                Node place = (Node) validator.getProperty(CURRENT_ELEMENT);
                faults.add(new Fault(idAround(place), String.valueOf(e.getMessage())));
            }
        });
        try {
            validator.validate(new DOMSource(dom));
        } catch (SAXException | IOException e) {
            faults.add(new Fault("", String.valueOf(e.getMessage())));
        }
        return faults;
    }

    private static String idAround(@Nullable Node place) {
        for (Node node = place; node instanceof org.w3c.dom.Element element; node = node.getParentNode()) {
            if (!element.getAttribute("id").isBlank()) {
                return element.getAttribute("id");
            }
        }
        return "";
    }

    /** The namespace that its kind is of, or an empty text. */
    String namespace() {
        return Objects.requireNonNullElse(dom.getNamespaceURI(), "");
    }

    /** The kind of element: {@code userTask}, {@code sequenceFlow}. */
    public String type() {
        return Objects.requireNonNullElse(dom.getLocalName(), dom.getTagName());
    }

    public String id() {
        return dom.getAttribute("id");
    }

    public String name() {
        return dom.getAttribute("name").strip();
    }

    /** A plain attribute, or an empty text. */
    public String get(String attribute) {
        return dom.getAttribute(attribute).strip();
    }

    /** An attribute in Camunda's namespace, or an empty text. */
    public String camunda(String attribute) {
        String value = dom.getAttributeNS(CAMUNDA, attribute);
        return (value.isEmpty() ? dom.getAttributeNS(CAMUNDA_DMN, attribute) : value).strip();
    }

    /** Whether it has an attribute of this name, whatever its namespace. */
    public boolean has(String attribute) {
        for (int i = 0; i < dom.getAttributes().getLength(); i++) {
            if (attribute.equals(dom.getAttributes().item(i).getLocalName())) {
                return true;
            }
        }
        return false;
    }

    public boolean isType(Set<String> types) {
        return types.contains(type());
    }

    public String text() {
        return dom.getTextContent().strip();
    }

    public List<Element> children() {
        return children;
    }

    public List<Element> children(String type) {
        return children.stream().filter(e -> e.type().equals(type)).toList();
    }

    public Optional<Element> child(String type) {
        return children(type).stream().findFirst();
    }

    /** The element inside {@code extensionElements}. */
    public List<Element> extensions(String type) {
        return child("extensionElements").map(e -> e.children(type)).orElse(List.of());
    }

    public Optional<Element> parent() {
        return Optional.ofNullable(parent);
    }

    /** This element and all below it, in document order. */
    public Stream<Element> all() {
        List<Element> all = new ArrayList<>();
        collect(all);
        return all.stream();
    }

    private void collect(List<Element> all) {
        all.add(this);
        children.forEach(c -> c.collect(all));
    }

    /** Local names and values of its attributes, without what belongs to XML itself: namespaces and types. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < dom.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) dom.getAttributes().item(i);
            String namespace = attribute.getNamespaceURI();
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace)
                    && !XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                attributes.put(
                        Objects.requireNonNullElse(attribute.getLocalName(), attribute.getName()),
                        attribute.getValue().strip());
            }
        }
        return attributes;
    }

    /** The values of all its attributes. */
    public List<String> values() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < dom.getAttributes().getLength(); i++) {
            values.add(((Attr) dom.getAttributes().item(i)).getValue());
        }
        return values;
    }

    @Override
    public String toString() {
        return type() + " " + id();
    }

    /** Xerces prints errors to the console unless told otherwise. */
    private static class Throwing implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
