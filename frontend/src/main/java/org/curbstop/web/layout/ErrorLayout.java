package org.curbstop.web.layout;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import org.curbstop.accounts.Person;
import org.curbstop.identity.SignedInUser;
import org.curbstop.utility.Utility;

/** Layout of error views: links to the user's own sections, whatever URL was requested. */
final class ErrorLayout extends NavigationLayout {

    ErrorLayout(ViewUser visitor, Utility utility, LanguageSwitch languages, AuthenticationContext session) {
        super(utility, languages, session, visitor.person().map(Person::name).orElseGet(() -> visitor.signedIn().name()),
                sections(visitor.signedIn()));
    }

    private static List<NavigationEntry> sections(SignedInUser who) {
        List<NavigationEntry> desk = StaffLayout.sections(who);
        return desk.isEmpty() ? PortalLayout.SECTIONS : desk;
    }

    /** Returns the home page of the current user. */
    static String firstSection(SignedInUser who) {
        return sections(who).getFirst().path();
    }
}
