package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredAs;

/**
 * Notice that service may be disconnected from a day on: the amount that prevents it, the addressees, and the proofs of delivery.
 *
 * @param notBefore first day on which service may be disconnected
 * @param lastDay last day on which the notice can be carried out; it expires afterwards
 * @param amount amount that prevents the disconnection, as of the day of issue
 * @param start baseline from which payments are counted
 * @param rights keys of {@link CustomerRights}
 * @param live the account, while this is its one open notice
 */
public record DisconnectionNotice(
        DisconnectionNoticeId id,
        long version,
        String key,
        AccountId account,
        LocalDate issued,
        LocalDate notBefore,
        LocalDate lastDay,
        Money amount,
        AccountCredits.CreditBaseline start,
        boolean afterBreach,
        List<NoticeAddressee> addressees,
        List<String> rights,
        List<DeliveryProof> proofs,
        State state,
        Optional<String> live,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public DisconnectionNotice {
        addressees = List.copyOf(addressees);
        rights = List.copyOf(rights);
        proofs = List.copyOf(proofs);
        outbox = List.copyOf(outbox);
    }

    /**
     * Proof that the notice reached an addressee.
     *
     * @param day day of delivery, from which periods run; can be long before it was recorded
     * @param reference id of the delivery, tracking number, or who handed it over
     * @param at when the proof was recorded
     * @param time time of the delivery, if known
     */
    public record DeliveryProof(NoticeAddressee to, Arrangement.DeliveryMethod way, LocalDate day, String reference, Instant at,
            Optional<LocalTime> time, Optional<Kind> kind) {

        /** How it was delivered. */
        public enum Kind {
            FIRST_CLASS_MAIL, CERTIFIED_MAIL, HANDED_OVER, LEFT_AT_DOOR, E_MAIL;

            public Arrangement.DeliveryMethod deliveryMethod() {
                return this == E_MAIL ? Arrangement.DeliveryMethod.MAIL : Arrangement.DeliveryMethod.LETTER;
            }
        }
    }

    public sealed interface State {
        @StoredAs("out")
        record Issued() implements State {}

        @StoredAs("lifted")
        record Cancelled(CancellationReason why, Instant at) implements State {}

        /**
         * An employee approved the disconnection.
         *
         * @param order reference of the work order
         * @param why reason given; absent in notices signed before a reason was required
         */
        @StoredAs("signed")
        record Signed(String by, String order, LocalDate day, Instant at, Optional<String> why) implements State {}

        /** The work was completed. */
        @StoredAs("done")
        record Disconnected(String signedBy, String order, LocalDate day, Instant at) implements State {}

        /**
         * Service was restored.
         *
         * @param promise amount promised and its due date, if service was restored on a promise
         */
        @StoredAs("restored")
        record Reconnected(LocalDate cutOn, Optional<Installment> promise, String by, Instant at) implements State {}

        /** The last day passed without a disconnection. */
        @StoredAs("expired")
        record Expired(Instant at) implements State {}
    }

    public enum CancellationReason { PAID, ARRANGED, WITHDRAWN }

    /** Returns the number that people read: nine digits derived from the id. */
    public String reference() {
        return id.reference();
    }

    /** Returns the addressees without a proof of delivery. */
    public List<NoticeAddressee> undeliveredAddressees() {
        return addressees.stream().filter(each -> proofs.stream().noneMatch(proof -> proof.to().equals(each))).toList();
    }

    /** Returns the day on which the notice had reached every addressee, or empty if it has not. */
    public Optional<LocalDate> deliveredToAllBy() {
        LocalDate latest = LocalDate.MIN;
        for (NoticeAddressee each : addressees) {
            Optional<LocalDate> first = proofs.stream().filter(proof -> proof.to().equals(each)).map(DeliveryProof::day)
                    .min(LocalDate::compareTo);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            latest = first.get().isAfter(latest) ? first.get() : latest;
        }
        return Optional.of(latest);
    }

    public DisconnectionNotice withState(State next, OutboxMessage... events) {
        boolean open = next instanceof State.Issued || next instanceof State.Signed;
        return new DisconnectionNotice(id, version, key, account, issued, notBefore, lastDay, amount, start, afterBreach, addressees,
                rights, proofs, next, open ? live : Optional.empty(), List.of(events));
    }

    public DisconnectionNotice withProof(DeliveryProof proof) {
        var all = new ArrayList<>(proofs);
        all.add(proof);
        return new DisconnectionNotice(id, version, key, account, issued, notBefore, lastDay, amount, start, afterBreach, addressees,
                rights, all, state, live, outbox);
    }
}
