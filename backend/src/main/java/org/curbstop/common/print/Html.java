package org.curbstop.common.print;

import java.util.List;

/** A piece of a document, well-formed and escaped by the way it is made: markup comes from tags, text only ever as text. */
public final class Html {

    private final StringBuilder markup = new StringBuilder();

    private Html() {}

    public static Html text(String words) {
        var html = new Html();
        html.escape(words);
        return html;
    }

    public static Html none() {
        return new Html();
    }

    public static Html all(List<Html> parts) {
        var html = new Html();
        parts.forEach(part -> html.markup.append(part.markup));
        return html;
    }

    /** @param tag a name, then attributes as they are to stand: {@code td class="amount"} */
    public static Html tag(String tag, Html... inside) {
        var html = new Html();
        html.markup.append('<').append(tag).append('>');
        for (Html part : inside) {
            html.markup.append(part.markup);
        }
        int end = tag.indexOf(' ');
        html.markup.append("</").append(end < 0 ? tag : tag.substring(0, end)).append('>');
        return html;
    }

    public static Html tag(String tag, String words) {
        return tag(tag, text(words));
    }

    /** @param tag without the slash: {@code meta charset="utf-8"} */
    public static Html empty(String tag) {
        var html = new Html();
        html.markup.append('<').append(tag).append("/>");
        return html;
    }

    /** A style sheet, which is not escaped; it is ours, never a customer's. */
    public static Html style(String css) {
        var html = new Html();
        html.markup.append("<style>").append(css).append("</style>");
        return html;
    }

    public static String attribute(String name, String value) {
        return " " + name + "=\"" + text(value).markup + "\"";
    }

    private void escape(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '&' -> markup.append("&amp;");
                case '"' -> markup.append("&quot;");
                default -> markup.append(c < ' ' && c != '\n' ? ' ' : c); // control characters have no place in XML
            }
        }
    }

    @Override
    public String toString() {
        return markup.toString();
    }
}
