package org.curbstop.audit;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;

/**
 * One look or deed.
 *
 * @param origin digest of the address or number it came from: equal origins can be told to be equal, and a reader of the trail is
 *     not handed a list of numbers
 * @param did a verb-noun key such as {@code account-seen}
 */
public record Entry(
        Instant at, Channel channel, String origin, Optional<PersonId> person, Optional<String> staff, String did, Optional<AccountId> about) {

    private static final int ORIGIN_CHARS = 16;

    static Entry of(Instant at, Asker who, String did, Optional<AccountId> about) {
        String origin = HexFormat.of().formatHex(Digests.sha256("origin", who.origin())).substring(0, ORIGIN_CHARS);
        return new Entry(at, who.channel(), origin, who.person(), who.staff(), did, about);
    }

    /** Adds every field, each with its length, so that no two entries give the same bytes. */
    void digestInto(MessageDigest digest) {
        Digests.add(digest, Long.toString(at.toEpochMilli()));
        Digests.add(digest, channel.name());
        Digests.add(digest, origin);
        Digests.add(digest, person.map(PersonId::value).orElse(""));
        Digests.add(digest, staff.orElse(""));
        Digests.add(digest, did);
        Digests.add(digest, about.map(AccountId::value).orElse(""));
    }
}
