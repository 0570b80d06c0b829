package com.saleswright.documents;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Builds PDF documents from XHTML templates with Thymeleaf attributes.
 *
 * <p>Expressions such as {@code ${customer.name}} are paths into maps and records of the model. Style sheets stand in the
 * template, pictures are {@code data:} addresses; nothing is loaded from anywhere. {@code lang} on the root, {@code title}
 * and a {@code meta} named {@code subject} are needed: the result is tagged for screen readers and fit for archives (PDF/UA, PDF/A-3a).
 */
@Component
public class PdfBuilder {

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        // Else every document writes a dozen lines of statistics to the log.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final TemplateEngine engine = new TemplateEngine();
    private final String style;

    PdfBuilder() {
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCacheable(false);
        engine.setTemplateResolver(resolver);
        StandardDialect dialect = new StandardDialect();
        dialect.setVariableExpressionEvaluator(new ModelPaths());
        engine.setDialect(dialect);
        style = resource("documents/document.css");
    }

    /**
     * Builds a document.
     *
     * @param template the text of the template, not its name
     * @throws TemplateFault when the template is not well-formed, lacks something, or names what the model does not have
     */
    public byte[] build(String template, Map<String, ?> model, Locale language) {
        Document xhtml = parse(fill(template, model, language));
        check(xhtml);
        addStyle(xhtml);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            render(xhtml, pdf);
        } catch (IOException e) {
            throw new TemplateFault("The document cannot be set: " + e.getMessage(), e);
        }
        return pdf.toByteArray();
    }

    static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(path + " is missing from the application", e);
        }
    }

    private String fill(String template, Map<String, ?> model, Locale language) {
        try {
            return engine.process(template, new Context(language, new HashMap<>(model)));
        } catch (TemplateEngineException e) {
            TemplateFault ours = cause(e);
            String where = e.getMessage() == null
                    ? ""
                    : e.getMessage().replaceAll("(?s).*\"\\s*-?\\s*(line \\d+, col \\d+).*", "$1");
            String place = where.startsWith("line") ? " (" + where + ")" : "";
            throw new TemplateFault(
                    ours == null ? "The template cannot be read" + place + "." : ours.getMessage() + place, e);
        }
    }

    private static @Nullable TemplateFault cause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof TemplateFault fault) {
                return fault;
            }
        }
        return null;
    }

    private static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // The default one prints to the console.
            parser.setErrorHandler(new DefaultHandler());
            return parser.parse(new InputSource(new StringReader(xhtml)));
        } catch (SAXParseException e) {
            throw new TemplateFault(
                    "The filled template is not well-formed XHTML in line %d, column %d: %s"
                            .formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage()),
                    e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new TemplateFault("The filled template is not well-formed XHTML: " + e.getMessage(), e);
        }
    }

    private static void check(Document xhtml) {
        Element root = xhtml.getDocumentElement();
        if (!"html".equals(root.getLocalName())) {
            throw new TemplateFault("The template must be an html element.");
        }
        if (root.getAttribute("lang").isBlank()) {
            throw new TemplateFault("The html element needs its language, such as lang=\"en\".");
        }
        NodeList title = xhtml.getElementsByTagName("title");
        if (title.getLength() == 0 || title.item(0).getTextContent().isBlank()) {
            throw new TemplateFault("The head needs a title.");
        }
        NodeList about = xhtml.getElementsByTagName("meta");
        for (int i = 0; i < about.getLength(); i++) {
            if (about.item(i) instanceof Element meta
                    && meta.getAttribute("name").equals("subject")) {
                return;
            }
        }
        throw new TemplateFault("The head needs <meta name=\"subject\" content=\"...\"/>.");
    }

    /** Ours comes first, so that the template's own rules win. */
    private void addStyle(Document xhtml) {
        Node head = xhtml.getElementsByTagName("head").item(0);
        Element element = xhtml.createElementNS(xhtml.getDocumentElement().getNamespaceURI(), "style");
        element.setAttribute("type", "text/css");
        element.setTextContent(style);
        head.insertBefore(element, head.getFirstChild());
    }

    private static void render(Document xhtml, ByteArrayOutputStream pdf) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        Fonts.addTo(builder);
        builder.withW3cDocument(xhtml, "");
        builder.withProducer("Saleswright");
        builder.useUriResolver((base, address) -> isOwn(address) ? address : null);
        builder.useExternalResourceAccessControl(
                (address, type) -> isOwn(address), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (address, type) -> isOwn(address), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(COLOURS);
        builder.toStream(pdf);
        builder.run();
    }

    private static boolean isOwn(@Nullable String address) {
        return address != null && address.startsWith("data:");
    }
}
