package org.curbstop.web.layout;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import org.curbstop.accounts.Person;
import org.curbstop.identity.SignedInUser;
import org.curbstop.utility.Utility;

/** Around what is no view: the way on is to one's own sections, whatever address was asked for. */
final class ErrorLayout extends NavigationLayout {

    ErrorLayout(ViewUser visitor, Utility utility, LanguageSwitch languages, AuthenticationContext session) {
        super(utility, languages, session, visitor.person().map(Person::name).orElseGet(() -> visitor.signedIn().name()),
                sections(visitor.signedIn()));
    }

    private static List<NavigationEntry> sections(SignedInUser who) {
        List<NavigationEntry> desk = StaffLayout.sections(who);
        return desk.isEmpty() ? PortalLayout.SECTIONS : desk;
    }

    /** The first page of whoever is signed in. */
    static String firstSection(SignedInUser who) {
        return sections(who).getFirst().path();
    }
}
