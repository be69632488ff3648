package org.curbstop.web.layout;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import org.curbstop.accounts.Person;
import org.curbstop.identity.SignedIn;
import org.curbstop.utility.Utility;

/** Around what is no view: the way on is to one's own sections, whatever address was asked for. */
final class EitherFrame extends Frame {

    EitherFrame(Visitor visitor, Utility utility, LanguageSwitch languages, AuthenticationContext session) {
        super(utility, languages, session, visitor.person().map(Person::name).orElseGet(() -> visitor.who().name()), sections(visitor.who()));
    }

    private static List<Entry> sections(SignedIn who) {
        List<Entry> desk = StaffFrame.sections(who);
        return desk.isEmpty() ? PortalFrame.SECTIONS : desk;
    }

    /** The first page of whoever is signed in. */
    static String first(SignedIn who) {
        return sections(who).getFirst().path();
    }
}
