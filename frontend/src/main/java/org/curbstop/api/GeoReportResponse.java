package org.curbstop.api;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Response of GeoReport v2: a list of records, rendered as a JSON array of objects or as XML elements below a root. An absent value is null
 * in JSON and an empty element in XML.
 *
 * @param each element name of a record; if empty, its fields are direct children of the root
 */
record GeoReportResponse(String root, String each, List<Map<String, @Nullable Object>> records) {

    ResponseEntity<?> toResponse(String format, HttpStatus status) {
        return format.equals("json")
                ? ResponseEntity.status(status).contentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8)).body(records)
                : ResponseEntity.status(status).contentType(new MediaType("text", "xml", StandardCharsets.UTF_8))
                        .body(toXml(Optional.empty()));
    }

    /** @param namespace default namespace of the root */
    String toXml(Optional<String> namespace) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement(root);
            if (namespace.isPresent()) {
                xml.writeDefaultNamespace(namespace.get());
            }
            for (Map<String, @Nullable Object> one : records) {
                write(xml, each, one);
            }
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("generated XML elements must be well-formed", e);
        }
    }

    /**
     * Writes a map as an element with its fields, and a list such as "formats" as one "format" element for each item. A value without a
     * name is written inline.
     */
    private static void write(XMLStreamWriter xml, String name, @Nullable Object value) throws XMLStreamException {
        if (!name.isEmpty()) {
            xml.writeStartElement(name);
        }
        if (value instanceof Map<?, ?> fields) {
            for (var field : fields.entrySet()) {
                write(xml, String.valueOf(field.getKey()), field.getValue());
            }
        } else if (value instanceof List<?> items) {
            for (Object item : items) {
                write(xml, name.substring(0, name.length() - 1), item);
            }
        } else if (value != null) {
            xml.writeCharacters(printable(value.toString()));
        }
        if (!name.isEmpty()) {
            xml.writeEndElement();
        }
    }

    /** XML 1.0 does not allow control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
