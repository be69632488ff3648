package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.common.Money;

/**
 * Service of an account that was disconnected and is not restored yet.
 *
 * @param since the day on which it was disconnected
 * @param restoration what brings it back
 * @param reconnection there once what it takes was paid or arranged, or a visit is booked to switch it on
 */
public record DisconnectedAccount(DisconnectionNotice notice, LocalDate since, ReconnectionTerms terms,
        Optional<Reconnection> reconnection) {

    /** By when it is to be on again; empty: what it takes is still to be paid or arranged. */
    public Optional<Instant> promisedBy() {
        return reconnection.filter(Reconnection::isPending).map(Reconnection::by);
    }

    /** What is still to pay for it; nothing once it is promised. */
    public Money amountToPay() {
        return promisedBy().isPresent() ? terms.fullAmount().zero() : terms.fullAmount();
    }

    public Optional<Reconnection.Visit> visit() {
        return reconnection.flatMap(Reconnection::visit);
    }
}
