package org.curbstop.web.layout;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.curbstop.common.RandomCodes;
import org.curbstop.identity.ContentSecurityPolicies;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/**
 * Secures Vaadin's bootstrap page. Vaadin embeds the first view as JSON in an inline script and leaves {@code <} unescaped, so that {@code
 * </script>} in a chat message would end the script. Only scripts and styles of this response may run, by a nonce that cannot be predicted.
 */
final class IndexPageSecurityListener implements IndexHtmlRequestListener {

    private static final int NONCE_BYTES = 16;

    /** Runs before the first view's content in the script that contains it. */
    private static final String FIRST_VIEW = "window.Vaadin.TypeScript=";

    /** Vaadin's components create style elements and attributes without a nonce when they load; injected markup is not created that way. */
    private static final String LATER_STYLES = """
            (() => {
              const nonce = document.currentScript.nonce;
              const mark = node => {
                if (node instanceof HTMLStyleElement) node.nonce = nonce;
                else if (node instanceof DocumentFragment) node.querySelectorAll("style").forEach(mark);
                return node;
              };
              for (const [owner, name] of [[Document, "createElement"], [Document, "importNode"], [Node, "cloneNode"]]) {
                const original = owner.prototype[name];
                owner.prototype[name] = function (...given) { return mark(original.apply(this, given)); };
              }
              const set = Element.prototype.setAttribute;
              Element.prototype.setAttribute = function (name, value) {
                if (name === "style" && this.style) this.style.cssText = value;
                else set.call(this, name, value);
              };
              document.head.appendChild = node => Node.prototype.appendChild.call(document.head, mark(node));
            })();
            """;

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
        String nonce = RandomCodes.createUrlToken(NONCE_BYTES);
        for (Element script : page.getDocument().getElementsByTag("script")) {
            script.dataNodes().forEach(IndexPageSecurityListener::escape);
            script.attr("nonce", nonce);
        }
        page.getDocument().head().prependElement("script").attr("nonce", nonce).appendChild(new DataNode(LATER_STYLES));
        page.getDocument().select("style, link[rel=modulepreload]").attr("nonce", nonce);
        page.getDocument().getElementsByTag("html").removeAttr("style"); // tokens.css sets the color scheme; an attribute has no nonce
        page.getVaadinResponse().setHeader("Content-Security-Policy", ContentSecurityPolicies.portalPolicy(nonce));
    }

    /** In JSON these characters occur in strings only, where their escapes mean the same. */
    private static void escape(DataNode script) {
        String text = script.getWholeData();
        int from = text.indexOf(FIRST_VIEW);
        if (from >= 0) {
            script.setWholeData(text.substring(0, from) + text.substring(from)
                    .replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"));
        }
    }
}
