package org.curbstop.sandbox.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** One element of a TwiML document. {@code lines} is all of its text, including that of nested elements. */
record TwimlVerb(String name, Map<String, String> attributes, String lines, List<TwimlVerb> within) {

    /** Parses the verbs of a document; throws an exception if it is not XML or not a Response. */
    static List<TwimlVerb> read(String xml) throws NotTwimlException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new InputSource(new StringReader(xml.strip()))).getDocumentElement();
            if (!root.getTagName().equals("Response")) {
                throw new NotTwimlException("the document's element is " + root.getTagName() + ", not Response");
            }
            return of(root).within();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new NotTwimlException(String.valueOf(e.getMessage()));
        }
    }

    /** Thrown if a document cannot be parsed as TwiML. */
    static final class NotTwimlException extends Exception {
        NotTwimlException(String why) {
            super(why);
        }
    }

    private static TwimlVerb of(Element element) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        var within = new ArrayList<TwimlVerb>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                within.add(of(child));
            }
        }
        return new TwimlVerb(element.getTagName(), attributes, element.getTextContent().strip(), within);
    }

    /** Returns the text as it is spoken: line ends and runs of spaces become one space. */
    String text() {
        return lines.replaceAll("\\s+", " ");
    }

    String getOrDefault(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    int number(String attribute, int otherwise) {
        String value = getOrDefault(attribute, "");
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : otherwise;
    }

    boolean flag(String attribute, boolean otherwise) {
        return Boolean.parseBoolean(getOrDefault(attribute, Boolean.toString(otherwise)));
    }

    Optional<String> find(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).filter(value -> !value.isBlank());
    }
}
