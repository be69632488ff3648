package org.curbstop.common.print;

import java.util.List;

/** A piece of a document, well-formed and escaped by the way it is made: markup comes from tags, text only ever as text. */
public final class HtmlFragment {

    private final StringBuilder markup = new StringBuilder();

    private HtmlFragment() {}

    public static HtmlFragment text(String words) {
        var html = new HtmlFragment();
        html.escape(words);
        return html;
    }

    public static HtmlFragment nothing() {
        return new HtmlFragment();
    }

    public static HtmlFragment concat(List<HtmlFragment> parts) {
        var html = new HtmlFragment();
        parts.forEach(part -> html.markup.append(part.markup));
        return html;
    }

    /** @param tag a name, then attributes as they are written: {@code td class="amount"} */
    public static HtmlFragment tag(String tag, HtmlFragment... inside) {
        var html = new HtmlFragment();
        html.markup.append('<').append(tag).append('>');
        for (HtmlFragment part : inside) {
            html.markup.append(part.markup);
        }
        int end = tag.indexOf(' ');
        html.markup.append("</").append(end < 0 ? tag : tag.substring(0, end)).append('>');
        return html;
    }

    public static HtmlFragment tag(String tag, String words) {
        return tag(tag, text(words));
    }

    /** @param tag without the slash: {@code meta charset="utf-8"} */
    public static HtmlFragment empty(String tag) {
        var html = new HtmlFragment();
        html.markup.append('<').append(tag).append("/>");
        return html;
    }

    /** A style sheet, which is not escaped; it is ours, never a customer's. */
    public static HtmlFragment style(String css) {
        var html = new HtmlFragment();
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
