package org.curbstop.audit;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.common.Sha256Digest;

/**
 * One access or action.
 *
 * @param origin digest of the originating address or phone number: equal origins can be recognized, but the trail does not disclose them
 * @param did verb-noun key such as {@code account-seen}
 */
public record AuditEntry(
        Instant at, Channel channel, String origin, Optional<PersonId> person, Optional<String> staff, String did,
        Optional<AccountId> about) {

    private static final int ORIGIN_CHARS = 16;

    static AuditEntry of(Instant at, Actor actor, String did, Optional<AccountId> about) {
        String origin = Sha256Digest.of("origin", actor.origin()).substring(0, ORIGIN_CHARS);
        return new AuditEntry(at, actor.channel(), origin, actor.person(), actor.workerName(), did, about);
    }

    /** Adds every field to the digest, absent ones as empty strings. */
    void addTo(Sha256Digest digest) {
        digest.add(Long.toString(at.toEpochMilli()))
                .add(channel.name())
                .add(origin)
                .add(person.map(PersonId::value).orElse(""))
                .add(staff.orElse(""))
                .add(did)
                .add(about.map(AccountId::value).orElse(""));
    }
}
