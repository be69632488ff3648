package org.curbstop.assistance;

import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.springframework.stereotype.Component;

/** Which agency a person who signs in as an agency's belongs to: one, or none. */
@Component
public final class Agencies {

    private final Documents<Member> members;
    private final Audit audit;

    /** @param id the user name that the sign-in provider gives */
    record Member(String id, long version, String agency) {}

    Agencies(Store store, Audit audit) {
        this.members = store.documents(Member.class, "agency_members");
        this.audit = audit;
    }

    public Optional<String> of(Asker who) {
        return who.agent().flatMap(this::of);
    }

    public Optional<String> of(String userName) {
        return members.find(userName).map(Member::agency);
    }

    /** From now on this person sees that agency's referrals, and no other's. */
    public void join(String userName, String agency, Asker by) {
        by.mustBeInside();
        if (!members.insert(new Member(userName, 0, agency))) {
            members.change(userName, old -> old.agency().equals(agency) ? old : new Member(old.id(), old.version(), agency));
        }
        audit.record(by, "agency-joined " + userName + " " + agency, Optional.empty());
    }

    public void leave(String userName, Asker by) {
        by.mustBeInside();
        if (members.delete(userName)) {
            audit.record(by, "agency-left " + userName, Optional.empty());
        }
    }
}
