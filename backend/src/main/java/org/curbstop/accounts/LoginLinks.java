package org.curbstop.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.accounts.verification.ChallengeId;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.springframework.stereotype.Component;

/** Which person a login belongs to. A login is linked by proof, never by an equal name or e-mail address. */
@Component
public final class LoginLinks {

    private final AggregateCollection<Link> links;
    private final ProvingIdentity provingIdentity;
    private final AuditTrail audit;
    private final Clock clock;

    /** @param id digest of issuer and subject: the two are looked up, never listed */
    record Link(String id, PersonId person, Instant at) {}

    LoginLinks(Database database, ProvingIdentity provingIdentity, AuditTrail audit, Clock clock) {
        this.links = database.collection(Link.class, "logins", Index.on("person"));
        this.provingIdentity = provingIdentity;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<PersonId> findPerson(Login login) {
        return links.find(id(login)).map(Link::person);
    }

    /** The result of a request to link a login. */
    public enum LinkResult {
        LINKED,
        /** The challenge was not answered by a code, or long ago, or has linked a login already. */
        NOT_PROVED,
        /** The login belongs to another person: unlink it there first. */
        ANOTHERS
    }

    /** Links a login to whoever answered this challenge with a one-time code, not long ago; each such proof links one login. */
    public LinkResult link(Login login, ChallengeId proved, Actor actor) {
        return provingIdentity.consumeProof(proved, VerificationLevel.CODE).map(person -> save(login, person, actor))
                .orElse(LinkResult.NOT_PROVED);
    }

    /** Links after staff have seen a document, or for the sample utility; audited. */
    public LinkResult linkByStaff(Login login, PersonId person, Actor actor) {
        actor.requireStaffOrSystem();
        return save(login, person, actor);
    }

    /** By whoever it is linked to, and by staff. False: it was not linked, or is another's. */
    public boolean unlink(Login login, Actor actor) {
        if (!actor.isStaffOrSystem() && findPerson(login).filter(person -> actor.person().equals(Optional.of(person))).isEmpty()) {
            audit.record(actor, "login-refused", Optional.empty());
            return false;
        }
        audit.record(actor, "login-unlinked", Optional.empty());
        return links.delete(id(login));
    }

    private LinkResult save(Login login, PersonId person, Actor actor) {
        boolean linked = links.insert(new Link(id(login), person, clock.instant())) || findPerson(login).equals(Optional.of(person));
        audit.record(actor, linked ? "login-linked" : "login-refused", Optional.empty());
        return linked ? LinkResult.LINKED : LinkResult.ANOTHERS;
    }

    private static String id(Login login) {
        return Sha256Digest.of(login.issuer(), login.subject());
    }
}
