package org.curbstop.web.layout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Language;
import org.curbstop.outages.StormMode;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Layout of the customer portal. */
@PermitAll
public final class PortalLayout extends NavigationLayout {

    static final List<NavigationEntry> SECTIONS = List.of(
            new NavigationEntry("my", "nav.home"),
            new NavigationEntry("my/bills", "nav.bills"),
            new NavigationEntry("my/pay", "nav.pay"),
            new NavigationEntry("my/payments", "nav.payments"),
            new NavigationEntry("my/service", "nav.service"),
            new NavigationEntry("my/outage", "nav.outage"),
            new NavigationEntry("my/help", "nav.help"),
            new NavigationEntry("my/messages", "nav.messages"),
            new NavigationEntry("my/profile", "nav.profile"));

    PortalLayout(ViewUser visitor, Utility utility, LanguageSwitch languages, AuthenticationContext session, StormMode storm,
            Accounts accounts) {
        super(utility, languages, session, visitor.person().map(Person::name).orElseGet(() -> visitor.signedIn().name()), SECTIONS);
        if (storm.isActive()) {
            List<Premise> places = visitor.person().stream().flatMap(person -> accounts.listVisibleTo(person.id()).stream())
                    .map(Account::premise).toList();
            String message = storm.findMessage(places, new Language(I18n.locale().getLanguage())).orElse(I18n.text("storm.customers"));
            addBelowNavigation(TitledView.styled(new Div(new Callout(StatusChip.Tone.WARN, message,
                    PortalLinks.external("/chat", I18n.text("storm.chat")))), "inner"));
        } else {
            add(new ChatWindow(utility));
        }
    }
}
