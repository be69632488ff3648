package org.curbstop.web.layout;

import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;

/** Layout of the staff desk, with the sections that the user's roles permit. */
@PermitAll
public final class StaffLayout extends NavigationLayout {

    StaffLayout(ViewUser visitor, Utility utility, LanguageSwitch languages, AuthenticationContext session) {
        super(utility, languages, session, visitor.signedIn().name(), sections(visitor.signedIn()));
    }

    static List<NavigationEntry> sections(SignedInUser who) {
        var sections = new ArrayList<NavigationEntry>();
        if (who.hasRole(UserRole.STAFF) || who.hasRole(UserRole.SUPERVISOR)) {
            sections.add(new NavigationEntry("staff", "staff.nav.queue"));
            sections.add(new NavigationEntry("staff/accounts", "staff.nav.accounts"));
            sections.add(new NavigationEntry("staff/orders", "staff.nav.orders"));
            sections.add(new NavigationEntry("staff/field", "staff.nav.field"));
            sections.add(new NavigationEntry("staff/intake", "staff.nav.intake"));
            sections.add(new NavigationEntry("staff/disputes", "staff.nav.disputes"));
            sections.add(new NavigationEntry("staff/help", "staff.nav.help"));
            sections.add(new NavigationEntry("staff/payments", "staff.nav.payments"));
            sections.add(new NavigationEntry("staff/postings", "staff.nav.postings"));
            sections.add(new NavigationEntry("staff/arrangements", "staff.nav.arrangements"));
            sections.add(new NavigationEntry("staff/disconnections", "staff.nav.disconnections"));
            sections.add(new NavigationEntry("staff/security", "staff.nav.security"));
            sections.add(new NavigationEntry("staff/failures", "staff.nav.failures"));
            sections.add(new NavigationEntry("staff/phrases", "staff.nav.phrases"));
        }
        if (who.hasRole(UserRole.SUPERVISOR)) {
            sections.add(new NavigationEntry("staff/files", "staff.nav.files"));
        }
        if (who.hasRole(UserRole.OUTAGE_DESK) || who.hasRole(UserRole.SUPERVISOR)) {
            sections.add(new NavigationEntry("staff/outages", "staff.nav.outages"));
        }
        if (who.hasRole(UserRole.AGENCY)) {
            sections.add(new NavigationEntry("staff/referrals", "staff.nav.referrals"));
        }
        return sections;
    }
}
