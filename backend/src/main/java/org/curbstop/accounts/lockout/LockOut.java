package org.curbstop.accounts.lockout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * Tries about one person that were used up, by whomever: staff see it and can lift it.
 *
 * @param known whether there is such a person; a claim to be nobody is kept in the same way, so that it takes as long
 * @param account the one that was claimed, where the claim named one
 * @param notified when the person was last notified
 * @param day of {@code until}, for forgetting
 */
public record LockOut(
        String id, long version, Kind kind, boolean known, Optional<PersonId> person, Optional<AccountId> account, Instant since,
        Instant until,
        LocalDate day, Optional<Instant> notified, Optional<Lifted> lifted, List<OutboxMessage> outbox) implements OutboxAggregate {

    public enum Kind {
        /** Wrong PINs: PINs are refused, codes are not. */
        PIN,
        /** Codes were asked for too often: none is sent to that kind of contact. */
        CODES
    }

    /** @param why in the words of whoever lifted it */
    public record Lifted(String by, String why, Instant at) {}

    public boolean isActive(Instant now) {
        return lifted.isEmpty() && now.isBefore(until);
    }

    LockOut withLift(Lifted lifted) {
        return new LockOut(id, version, kind, known, person, account, since, until, day, notified, Optional.of(lifted), List.of());
    }
}
