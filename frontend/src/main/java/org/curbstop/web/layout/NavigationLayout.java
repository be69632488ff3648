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
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Objects;
import org.curbstop.common.Language;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.TitledView;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Layout around every view: branding, navigation, language, sign-out, and contact numbers. */
abstract class NavigationLayout extends Div implements RouterLayout, AfterNavigationObserver, HasDynamicTitle {

    record NavigationEntry(String path, String wordsKey) {}

    /** With more entries than this, a phone shows them in one line that scrolls. */
    private static final int MANY = 8;

    private final Utility utility;
    private final LanguageSwitch languages;
    private final Main main = new Main();
    private final List<Anchor> entries;
    private boolean shownBefore;

    NavigationLayout(Utility utility, LanguageSwitch languages, AuthenticationContext session, String name,
            List<NavigationEntry> navigation) {
        this.utility = utility;
        this.languages = languages;
        this.entries = navigation.stream().map(entry -> PortalLinks.to(entry.path(), I18n.text(entry.wordsKey()))).toList();
        addClassName("frame");
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        add(skip(), masthead(session, name), navigation(), main, footer(), new IdleWarning());
    }

    final void addBelowNavigation(Component component) {
        addComponentAtIndex(indexOf(main), component);
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
        if (content != null) {
            main.getElement().appendChild(Objects.requireNonNull(content).getElement());
        }
    }

    /** Returns the heading of the view and the name of the utility, as on the plain pages. */
    @Override
    public String getPageTitle() {
        return main.getChildren().filter(TitledView.class::isInstance).map(view -> ((TitledView) view).heading() + " \u2013 ").findFirst()
                .orElse("") + utility.name();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent arrived) {
        String path = arrived.getLocation().getPath();
        entries.forEach(entry -> markCurrent(entry, isCurrent(entry.getHref(), path)));
        if (shownBefore) {
            main.getElement().executeJs("this.focus({preventScroll: true}); window.scrollTo(0, 0)"); // as after a page load
        }
        shownBefore = true;
    }

    private static void markCurrent(Anchor entry, boolean here) {
        if (here) {
            entry.getElement().setAttribute("aria-current", "page");
            entry.getElement().executeJs("this.scrollIntoView({inline: 'center', block: 'nearest'})");
        } else {
            entry.getElement().removeAttribute("aria-current");
        }
    }

    private static boolean isCurrent(String entry, String path) {
        return path.equals(entry) || path.startsWith(entry + "/") && !entry.equals("my") && !entry.equals("staff");
    }

    private Component skip() {
        return TitledView.styled(PortalLinks.external("#main", I18n.text("frame.skip")), "skip");
    }

    private Component masthead(AuthenticationContext session, String name) {
        var logo = new Image("/logo.svg", "");
        var brand = TitledView.styled(PortalLinks.external("/", ""), "brand");
        brand.add(logo, new Span(utility.name()));
        var who = TitledView.styled(new Span(name), "who");
        var out = TitledView.styled(new Button(I18n.text("frame.sign-out"), pressed -> session.logout()), "plain-button");
        var tools = TitledView.styled(new Div(), "tools");
        utility.languages().stream().filter(language -> !language.locale().getLanguage().equals(I18n.locale().getLanguage()))
                .forEach(language -> tools.add(languageButton(language)));
        tools.add(who, out);
        return TitledView.styled(new Header(TitledView.styled(new Div(brand, tools), "inner")), "masthead");
    }

    private Component languageButton(Language language) {
        var button = new Button(StringUtils.capitalize(language.locale().getDisplayLanguage(language.locale())),
                pressed -> languages.switchTo(language));
        button.addClassNames("plain-button", "language");
        button.getElement().setAttribute("lang", language.tag());
        return button;
    }

    private Component navigation() {
        var list = new UnorderedList();
        entries.forEach(entry -> list.add(new ListItem(entry)));
        var nav = TitledView.styled(new Nav(list), "sections");
        nav.setClassName("many", entries.size() > MANY);
        nav.getElement().setAttribute("aria-label", I18n.text("frame.sections"));
        return nav;
    }

    private Component footer() {
        var emergency = new Paragraph(I18n.text("frame.emergency") + " ");
        emergency.add(PortalLinks.external("tel:" + utility.lines().emergency().e164(), utility.lines().emergency().formatNational()));
        var office = new Paragraph(I18n.text("frame.office") + " ");
        office.add(PortalLinks.external("tel:" + utility.lines().office().e164(), utility.lines().office().formatNational()));
        var inner = new Div(emergency, office, new Paragraph(PortalLinks.external("/accessibility", I18n.text("frame.accessibility"))));
        inner.addClassName("inner");
        return TitledView.styled(new Footer(inner), "foot");
    }
}
