package org.curbstop.web.components;

import com.vaadin.flow.component.html.Anchor;
import org.curbstop.common.PhoneNumber;

/** Links of the portal: router links inside it, plain links elsewhere, and links styled as the main button. */
public final class PortalLinks {

    private PortalLinks() {}

    public static Anchor to(String path, String text) {
        return new Anchor(path, text);
    }

    public static Anchor button(String path, String text) {
        return TitledView.styled(to(path, text), "button");
    }

    public static Anchor quietButton(String path, String text) {
        return TitledView.styled(to(path, text), "button", "button-quiet");
    }

    /** @param key message whose only argument is the number */
    public static Anchor call(String key, PhoneNumber number) {
        return external("tel:" + number.e164(), I18n.text(key, number.formatNational()));
    }

    /** Creates a link to a page outside the Vaadin application. */
    public static Anchor external(String path, String text) {
        var link = new Anchor(path, text);
        link.setRouterIgnore(true);
        return link;
    }
}
