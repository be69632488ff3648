package org.curbstop.web.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Objects;
import org.curbstop.common.Language;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.jspecify.annotations.Nullable;

/** Around every view: whose page this is, where one can go, the language, the way out, and whom to call. */
abstract class Frame extends Div implements RouterLayout, AfterNavigationObserver {

    /** One entry of the navigation. */
    record Entry(String path, String wordsKey) {}

    private final Utility utility;
    private final LanguageSwitch languages;
    private final Main main = new Main();
    private final List<Anchor> entries;
    private boolean shownBefore;

    Frame(Utility utility, LanguageSwitch languages, AuthenticationContext session, String name, List<Entry> navigation) {
        this.utility = utility;
        this.languages = languages;
        this.entries = navigation.stream().map(entry -> Links.to(entry.path(), Say.words(entry.wordsKey()))).toList();
        addClassName("frame");
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        add(skip(), masthead(session, name), navigation(), main, foot());
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
        if (content != null) {
            main.getElement().appendChild(Objects.requireNonNull(content).getElement());
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent arrived) {
        String path = arrived.getLocation().getPath();
        entries.forEach(entry -> mark(entry, here(entry.getHref(), path)));
        if (shownBefore) {
            main.getElement().executeJs("this.focus({preventScroll: true}); window.scrollTo(0, 0)"); // as a page load would
        }
        shownBefore = true;
    }

    private static void mark(Anchor entry, boolean here) {
        if (here) {
            entry.getElement().setAttribute("aria-current", "page");
        } else {
            entry.getElement().removeAttribute("aria-current");
        }
    }

    private static boolean here(String entry, String path) {
        return path.equals(entry) || path.startsWith(entry + "/") && !entry.equals("my") && !entry.equals("staff");
    }

    private Component skip() {
        var skip = Links.out("#main", Say.words("frame.skip"));
        skip.addClassName("skip");
        return skip;
    }

    private Component masthead(AuthenticationContext session, String name) {
        var logo = new Image("/logo.svg", "");
        var brand = Links.out("/", "");
        brand.addClassName("brand");
        brand.add(logo, new Span(utility.name()));
        var who = new Span(name);
        who.addClassName("who");
        var out = new Button(Say.words("frame.sign-out"), pressed -> session.logout());
        out.addClassName("plain-button");
        var tools = new Div();
        tools.addClassName("tools");
        utility.languages().stream().filter(language -> !language.locale().getLanguage().equals(Say.locale().getLanguage()))
                .forEach(language -> tools.add(languageButton(language)));
        tools.add(who, out);
        var inner = new Div(brand, tools);
        inner.addClassName("inner");
        var header = new Header(inner);
        header.addClassName("masthead");
        return header;
    }

    private Component languageButton(Language language) {
        var button = new Button(language.locale().getDisplayLanguage(language.locale()), pressed -> languages.to(language));
        button.addClassNames("plain-button", "language");
        button.getElement().setAttribute("lang", language.tag());
        return button;
    }

    private Component navigation() {
        var list = new UnorderedList();
        entries.forEach(entry -> list.add(new ListItem(entry)));
        var nav = new Nav(list);
        nav.addClassName("sections");
        nav.getElement().setAttribute("aria-label", Say.words("frame.sections"));
        return nav;
    }

    private Component foot() {
        var emergency = new Paragraph(Say.words("frame.emergency") + " ");
        emergency.add(Links.out("tel:" + utility.lines().emergency().e164(), utility.lines().emergency().national()));
        var office = new Paragraph(Say.words("frame.office") + " ");
        office.add(Links.out("tel:" + utility.lines().office().e164(), utility.lines().office().national()));
        var inner = new Div(emergency, office, new Paragraph(Links.out("/accessibility", Say.words("frame.accessibility"))));
        inner.addClassName("inner");
        var footer = new Footer(inner);
        footer.addClassName("foot");
        return footer;
    }
}
