package org.curbstop.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.Digest;
import org.curbstop.common.PersonId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.springframework.stereotype.Component;

/** Which person a login belongs to. A login is linked by proof, never by an equal name or e-mail address. */
@Component
public final class Logins {

    private final Documents<Link> links;
    private final ProvingIdentity proving;
    private final Audit audit;
    private final Clock clock;

    /** @param id digest of issuer and subject: the two are looked up, never listed */
    record Link(String id, PersonId person, Instant at) {}

    Logins(Store store, ProvingIdentity proving, Audit audit, Clock clock) {
        this.links = store.documents(Link.class, "logins", Index.on("person"));
        this.proving = proving;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<PersonId> personOf(Login login) {
        return links.find(id(login)).map(Link::person);
    }

    /** What came of a wish to link. */
    public enum Linked {
        LINKED,
        /** The challenge was not answered by a code, or long ago, or has linked a login already. */
        NOT_PROVED,
        /** The login belongs to another person: unlink it there first. */
        ANOTHERS
    }

    /** Links a login to whoever answered this challenge with a one-time code, not long ago; each such proof links one login. */
    public Linked link(Login login, ChallengeId proved, Asker who) {
        return proving.spend(proved, Level.CODE).map(person -> keep(login, person, who)).orElse(Linked.NOT_PROVED);
    }

    /** Staff who have seen a paper, or the sample town, vouch for the person; put on record. */
    public Linked vouch(Login login, PersonId person, Asker who) {
        who.mustBeInside();
        return keep(login, person, who);
    }

    /** By whoever it is linked to, and by staff. False: it was not linked, or is another's. */
    public boolean unlink(Login login, Asker who) {
        if (!who.isInside() && personOf(login).filter(person -> who.person().equals(Optional.of(person))).isEmpty()) {
            audit.record(who, "login-refused", Optional.empty());
            return false;
        }
        audit.record(who, "login-unlinked", Optional.empty());
        return links.delete(id(login));
    }

    private Linked keep(Login login, PersonId person, Asker who) {
        boolean linked = links.insert(new Link(id(login), person, clock.instant())) || personOf(login).equals(Optional.of(person));
        audit.record(who, linked ? "login-linked" : "login-refused", Optional.empty());
        return linked ? Linked.LINKED : Linked.ANOTHERS;
    }

    private static String id(Login login) {
        return Digest.of(login.issuer(), login.subject());
    }
}
