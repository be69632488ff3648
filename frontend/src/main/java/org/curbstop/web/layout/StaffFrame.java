package org.curbstop.web.layout;

import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.identity.Role;
import org.curbstop.identity.SignedIn;
import org.curbstop.utility.Utility;

/** The frame of the staff desk: each sees the sections that are theirs. */
@PermitAll
public final class StaffFrame extends Frame {

    StaffFrame(Visitor visitor, Utility utility, LanguageSwitch languages, AuthenticationContext session) {
        super(utility, languages, session, visitor.who().name(), sections(visitor.who()));
    }

    static List<Entry> sections(SignedIn who) {
        var sections = new ArrayList<Entry>();
        if (who.is(Role.STAFF) || who.is(Role.SUPERVISOR)) {
            sections.add(new Entry("staff", "staff.nav.queue"));
            sections.add(new Entry("staff/accounts", "staff.nav.accounts"));
            sections.add(new Entry("staff/orders", "staff.nav.orders"));
            sections.add(new Entry("staff/field", "staff.nav.field"));
            sections.add(new Entry("staff/intake", "staff.nav.intake"));
            sections.add(new Entry("staff/help", "staff.nav.help"));
            sections.add(new Entry("staff/payments", "staff.nav.payments"));
            sections.add(new Entry("staff/arrangements", "staff.nav.arrangements"));
            sections.add(new Entry("staff/disconnections", "staff.nav.disconnections"));
            sections.add(new Entry("staff/security", "staff.nav.security"));
            sections.add(new Entry("staff/failures", "staff.nav.failures"));
        }
        if (who.is(Role.OUTAGE_DESK) || who.is(Role.SUPERVISOR)) {
            sections.add(new Entry("staff/outages", "staff.nav.outages"));
        }
        if (who.is(Role.AGENCY)) {
            sections.add(new Entry("staff/referrals", "staff.nav.referrals"));
        }
        return sections;
    }
}
