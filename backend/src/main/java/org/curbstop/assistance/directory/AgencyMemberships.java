package org.curbstop.assistance.directory;

import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/** Maps agency staff who sign in to their agency: one or none. */
@Component
public final class AgencyMemberships {

    private final AggregateCollection<AgencyMember> members;
    private final AuditTrail audit;

    /** @param id user name given by the identity provider */
    record AgencyMember(String id, long version, String agency) {}

    public AgencyMemberships(Database database, AuditTrail audit) {
        this.members = database.collection(AgencyMember.class, "agency_members");
        this.audit = audit;
    }

    public Optional<String> findAgency(Actor actor) {
        return actor.agent().flatMap(this::findAgency);
    }

    public Optional<String> findAgency(String userName) {
        return members.find(userName).map(AgencyMember::agency);
    }

    /** Assigns a person to an agency. From now on they see that agency's referrals and no others. */
    public void join(String userName, String agency, Actor by) {
        by.requireStaffOrSystem();
        if (!members.insert(new AgencyMember(userName, 0, agency))) {
            members.change(userName, old -> old.agency().equals(agency) ? old : new AgencyMember(old.id(), old.version(), agency));
        }
        audit.record(by, "agency-joined " + userName + " " + agency, Optional.empty());
    }

    public void leave(String userName, Actor by) {
        by.requireStaffOrSystem();
        if (members.delete(userName)) {
            audit.record(by, "agency-left " + userName, Optional.empty());
        }
    }
}
