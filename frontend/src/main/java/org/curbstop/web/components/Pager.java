package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import java.util.Optional;

/** Links to the first and the next page of a list, so that a page can be bookmarked and reloaded. Hidden if everything fits on one page. */
public final class Pager extends Nav {

    private Pager() {
        addClassName("ways");
        getElement().setAttribute("aria-label", I18n.text("pager.title"));
    }

    /**
     * @param parameter query parameter that holds the page
     * @param next the next page, if there is one
     */
    public static Component of(String path, QueryParameters here, String parameter, Optional<String> next) {
        var pager = new Pager();
        boolean first = here.getSingleParameter(parameter).isEmpty();
        if (!first) {
            pager.add(PortalLinks.quietButton(address(path, here.excluding(parameter)), I18n.text("pager.first")));
        }
        next.ifPresent(page -> pager.add(PortalLinks.quietButton(address(path, here.merging(parameter, page)), I18n.text("pager.next"))));
        pager.setVisible(!first || next.isPresent());
        return pager;
    }

    public static String address(String path, QueryParameters query) {
        String text = query.getQueryString();
        return text.isEmpty() ? path : path + "?" + text;
    }
}
