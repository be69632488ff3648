package org.curbstop.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An element of TwiML, Twilio's markup for calls and texts, by the names of its reference. The SDK's own rendering builds a document, its
 * builder and a transformer for each answer, which took more of a turn than the dialogue engine; this writes the very same text.
 */
public final class TwimlElement {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final int TYPICAL_LENGTH = 1024;

    private final String name;
    private final Map<String, String> attributes = new TreeMap<>();
    private final List<TwimlElement> children = new ArrayList<>();
    private String text = "";

    public TwimlElement(String name) {
        this.name = name;
    }

    /** The root of an answer. */
    public static TwimlElement response() {
        return new TwimlElement("Response");
    }

    public TwimlElement with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    public TwimlElement text(String words) {
        text = words;
        return this;
    }

    public TwimlElement add(TwimlElement child) {
        children.add(child);
        return this;
    }

    public TwimlElement addAll(List<TwimlElement> more) {
        children.addAll(more);
        return this;
    }

    /** The document of which this element is the root. */
    public String toXml() {
        var out = new StringBuilder(TYPICAL_LENGTH).append(DECLARATION);
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(value, true, out);
            out.append('"');
        });
        if (text.isEmpty() && children.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        escape(text, false, out);
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
    }

    private static void escape(String text, boolean inAttribute, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                out.append("&#").append(Character.toCodePoint(c, text.charAt(++i))).append(';');
                continue;
            }
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                default -> {
                    if (c >= ' ' && c < '\ufffe' && !Character.isSurrogate(c)) { // XML cannot say the others
                        out.append(c);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return toXml();
    }
}
