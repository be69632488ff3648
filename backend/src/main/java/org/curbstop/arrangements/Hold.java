package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredAs;

/**
 * A hold: blocks the disconnection of an account until staff have decided.
 *
 * @param why reason given by whoever placed it, for staff
 * @param until last day on which it applies; {@link #NO_END} until it is lifted
 * @param amount part that is disputed or pledged; empty for the whole amount
 * @param certificates number of medical certificates so far
 * @param warned whether staff and customer were notified that it ends soon
 */
public record Hold(
        HoldId id,
        long version,
        String key,
        AccountId account,
        Kind kind,
        String why,
        Placement placed,
        LocalDate until,
        Optional<Money> amount,
        State state,
        int certificates,
        boolean warned,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    /** The hold applies until it is lifted. */
    public static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    public Hold {
        outbox = List.copyOf(outbox);
    }

    public enum Kind {
        /** Somebody's health depends on the service. */
        MEDICAL,
        /** The customer disputes a charge. */
        DISPUTE,
        /** A payment has been made that is not visible yet. */
        PENDING_PAYMENT,
        /** An agency has promised to pay. */
        PLEDGE,
        /** The customer is under the protection of a bankruptcy court. */
        BANKRUPTCY
    }

    /** @param by the employee, or the channel */
    public record Placement(String by, Channel channel, LocalDate day, Instant at) {}

    public sealed interface State {
        /** Claimed orally; the certificate is due by {@link Hold#until}. */
        @StoredAs("claimed")
        record Claimed() implements State {}

        @StoredAs("standing")
        record Active() implements State {}

        @StoredAs("lifted")
        record Lifted(String by, String why, Instant at) implements State {}

        /** Its last day has passed. */
        @StoredAs("lapsed")
        record Expired(boolean withoutCertificate, Instant at) implements State {}
    }

    public boolean isInForce(LocalDate day) {
        return isOpen() && !day.isAfter(until);
    }

    public boolean isOpen() {
        return switch (state) {
            case State.Claimed _, State.Active _ -> true;
            case State.Lifted _, State.Expired _ -> false;
        };
    }

    public Hold withState(State next, OutboxMessage... events) {
        return new Hold(id, version, key, account, kind, why, placed, until, amount, next, certificates, warned, List.of(events));
    }

    public Hold withUntil(LocalDate last) {
        return new Hold(id, version, key, account, kind, why, placed, last, amount, state, certificates, warned, outbox);
    }

    public Hold withCertificate(LocalDate last) {
        return new Hold(id, version, key, account, kind, why, placed, last, amount, new State.Active(), certificates + 1, false, outbox);
    }

    public Hold asWarned(OutboxMessage event) {
        return new Hold(id, version, key, account, kind, why, placed, until, amount, state, certificates, true, List.of(event));
    }
}
