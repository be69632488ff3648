package org.curbstop.web.components;

import com.vaadin.flow.component.html.Anchor;

/** Links of the portal: inside it without a page load, out of it as any link; the main one of a page looks like a button. */
public final class PortalLinks {

    private PortalLinks() {}

    public static Anchor to(String path, String text) {
        return new Anchor(path, text);
    }

    public static Anchor button(String path, String text) {
        var link = new Anchor(path, text);
        link.addClassName("button");
        return link;
    }

    public static Anchor quietButton(String path, String text) {
        var link = new Anchor(path, text);
        link.addClassNames("button", "button-quiet");
        return link;
    }

    /** To a page outside Vaadin. */
    public static Anchor external(String path, String text) {
        var link = new Anchor(path, text);
        link.setRouterIgnore(true);
        return link;
    }
}
