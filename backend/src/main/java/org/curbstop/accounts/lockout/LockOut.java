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
 * A lock-out of one person after too many attempts by anybody. Staff can see and lift it.
 *
 * @param known whether the person exists; lock-outs of nonexistent people are stored too, so that both take the same time
 * @param account the claimed account, if the claim named one
 * @param notified when the person was last notified
 * @param day day of {@code until} (UTC), for deletion
 */
public record LockOut(
        String id, long version, Kind kind, boolean known, Optional<PersonId> person, Optional<AccountId> account, Instant since,
        Instant until,
        LocalDate day, Optional<Instant> notified, Optional<Lifted> lifted, List<OutboxMessage> outbox) implements OutboxAggregate {

    public enum Kind {
        /** Too many wrong PINs: PINs are refused, one-time codes are not. */
        PIN,
        /** Too many code requests: no code is sent to that kind of contact. */
        CODES
    }

    /** @param why reason given by whoever lifted it */
    public record Lifted(String by, String why, Instant at) {}

    public boolean isActive(Instant now) {
        return lifted.isEmpty() && now.isBefore(until);
    }

    LockOut withLift(Lifted lifted) {
        return new LockOut(id, version, kind, known, person, account, since, until, day, notified, Optional.of(lifted), List.of());
    }
}
