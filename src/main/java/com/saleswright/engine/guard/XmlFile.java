package com.saleswright.engine.guard;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.xml.sax.SAXException;

/** Reads XML into the engine's own elements: the guard sees what the engine will see, with lines. */
final class XmlFile extends Parse {

    XmlFile() {
        super(new StrictParser());
    }

    /** @throws org.camunda.bpm.engine.ProcessEngineException when it is not well formed, too deep or has a DOCTYPE */
    Element read(InputStream xml) {
        return sourceInputStream(xml).execute().getRootElement();
    }

    private static final class StrictParser extends Parser {

        private static final String MAX_DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

        @Override
        public Parse createParse() {
            return new XmlFile();
        }

        @Override
        protected SAXParser getSaxParser() throws ParserConfigurationException, SAXException {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE_DECL, true);
            factory.setFeature(NAMESPACE_PREFIXES, true);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(MAX_DEPTH, String.valueOf(Allowed.DEPTH_OF_ELEMENTS));
            return parser;
        }
    }
}
