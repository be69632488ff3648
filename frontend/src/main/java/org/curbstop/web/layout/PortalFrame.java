package org.curbstop.web.layout;

import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.curbstop.accounts.Person;
import org.curbstop.utility.Utility;

/** The frame of the customers' portal. */
@PermitAll
public final class PortalFrame extends Frame {

    static final List<Entry> SECTIONS = List.of(
            new Entry("my", "nav.home"),
            new Entry("my/bills", "nav.bills"),
            new Entry("my/pay", "nav.pay"),
            new Entry("my/payments", "nav.payments"),
            new Entry("my/service", "nav.service"),
            new Entry("my/outage", "nav.outage"),
            new Entry("my/help", "nav.help"),
            new Entry("my/messages", "nav.messages"),
            new Entry("my/profile", "nav.profile"));

    PortalFrame(Visitor visitor, Utility utility, LanguageSwitch languages, AuthenticationContext session) {
        super(utility, languages, session, visitor.person().map(Person::name).orElseGet(() -> visitor.who().name()), SECTIONS);
        add(new ChatWindow(utility));
    }
}
