package org.curbstop.api;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Response of GeoReport v2: a list of flat records, rendered as a JSON array of objects or as XML elements below a root. An absent value is
 * null in JSON and an empty element in XML.
 */
record GeoReportResponse(String root, String each, List<Map<String, @Nullable Object>> records) {

    ResponseEntity<?> toResponse(String format, HttpStatus status) {
        return format.equals("json")
                ? ResponseEntity.status(status).contentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8)).body(records)
                : ResponseEntity.status(status).contentType(new MediaType("text", "xml", StandardCharsets.UTF_8)).body(xml());
    }

    private String xml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement(root);
            for (Map<String, @Nullable Object> one : records) {
                xml.writeStartElement(each);
                for (var field : one.entrySet()) {
                    xml.writeStartElement(field.getKey());
                    if (field.getValue() != null) {
                        xml.writeCharacters(printable(field.getValue().toString()));
                    }
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("generated XML elements must be well-formed", e);
        }
    }

    /** XML 1.0 does not allow control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
