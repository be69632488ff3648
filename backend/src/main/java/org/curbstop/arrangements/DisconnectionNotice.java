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
 * Announces that service may be stopped on a day: with what prevents it, whom it was sent to, and the proof.
 *
 * @param notBefore the first day on which service may stop
 * @param lastDay the last day on which the notice can be carried out; after it, the notice has expired
 * @param amount that prevents it, as of the day it was issued
 * @param start where payments are counted from
 * @param rights keys of what the customer can do
 * @param live the account while this is its one open notice
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
     * It reached somebody.
     *
     * @param day on which it did, which may be long before it was put down: the clock runs from then
     * @param reference a delivery, a number of the post, who handed it over
     * @param at when it was put down
     * @param time of the day, where it is known
     */
    public record DeliveryProof(NoticeAddressee to, Arrangement.DeliveryMethod way, LocalDate day, String reference, Instant at,
            Optional<LocalTime> time, Optional<Kind> kind) {

        /** How it was brought. */
        public enum Kind {
            FIRST_CLASS_MAIL, CERTIFIED_MAIL, HANDED_OVER, LEFT_AT_DOOR, E_MAIL;

            public Arrangement.DeliveryMethod deliveryMethod() {
                return this == E_MAIL ? Arrangement.DeliveryMethod.MAIL : Arrangement.DeliveryMethod.LETTER;
            }
        }
    }

    /** Its state. */
    public sealed interface State {
        @StoredAs("out")
        record Issued() implements State {}

        @StoredAs("lifted")
        record Cancelled(CancellationReason why, Instant at) implements State {}

        /**
         * A person has decided that service is to stop. @param order the reference of the work @param why in their words; absent before it
         * was asked for
         */
        @StoredAs("signed")
        record Signed(String by, String order, LocalDate day, Instant at, Optional<String> why) implements State {}

        /** The work was done. */
        @StoredAs("done")
        record Disconnected(String signedBy, String order, LocalDate day, Instant at) implements State {}

        /** Service was restored. @param promise what has to be paid by when, where it was restored on a promise */
        @StoredAs("restored")
        record Reconnected(LocalDate cutOn, Optional<Installment> promise, String by, Instant at) implements State {}

        /** Its last day went by, and nothing was done. */
        @StoredAs("expired")
        record Expired(Instant at) implements State {}
    }

    public enum CancellationReason { PAID, ARRANGED, WITHDRAWN }

    /** Its number to be read out: nine digits that follow from its id. */
    public String reference() {
        return id.reference();
    }

    /** Whom it is not proved to have reached. */
    public List<NoticeAddressee> undeliveredAddressees() {
        return addressees.stream().filter(each -> proofs.stream().noneMatch(proof -> proof.to().equals(each))).toList();
    }

    /** The day by which it had reached everybody it must reach; absent: it has not. */
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
                rights, proofs, next,
                open ? live : Optional.empty(), List.of(events));
    }

    public DisconnectionNotice withProof(DeliveryProof proof) {
        var all = new ArrayList<>(proofs);
        all.add(proof);
        return new DisconnectionNotice(id, version, key, account, issued, notBefore, lastDay, amount, start, afterBreach, addressees,
                rights, all, state, live, outbox);
    }
}
