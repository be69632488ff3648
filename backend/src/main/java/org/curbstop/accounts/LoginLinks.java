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

/** Maps logins to people. A login is linked by proof of identity, never because a name or email address matches. */
@Component
public final class LoginLinks {

    private final AggregateCollection<Link> links;
    private final ProvingIdentity provingIdentity;
    private final AuditTrail audit;
    private final Clock clock;

    /** @param id digest of issuer and subject, which are looked up but never listed */
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

    public enum LinkResult {
        LINKED,
        /** The challenge was not answered by a code, was answered too long ago, or has already linked a login. */
        NOT_PROVED,
        /** The login is linked to another person and cannot be linked again. */
        ANOTHERS
    }

    /** Links a login to the person who recently answered this challenge with a one-time code. Each proof links one login. */
    public LinkResult link(Login login, ChallengeId proved, Actor actor) {
        return provingIdentity.consumeProof(proved, VerificationLevel.CODE).map(person -> save(login, person, actor))
                .orElse(LinkResult.NOT_PROVED);
    }

    /** Links a login after staff have seen an identity document, or for the sample utility. Audited. */
    public LinkResult linkByStaff(Login login, PersonId person, Actor actor) {
        actor.requireStaffOrSystem();
        return save(login, person, actor);
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
