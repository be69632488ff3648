package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Service of an account that was disconnected and is not restored yet.
 *
 * @param since the day on which it was disconnected
 * @param restoration what brings it back
 * @param reconnection there once what it takes was paid or arranged, or a visit is booked to switch it on
 */
public record ServiceOff(DisconnectionNotice notice, LocalDate since, Restoration restoration, Optional<Reconnection> reconnection) {

    /** By when it is to be on again; empty: what it takes is still to be paid or arranged. */
    public Optional<Instant> promised() {
        return reconnection.filter(Reconnection::isOwed).map(Reconnection::by);
    }

    /** What is still to pay for it; nothing once it is promised. */
    public Money toPay() {
        return promised().isPresent() ? restoration.all().zero() : restoration.all();
    }

    public Optional<Reconnection.Visit> visit() {
        return reconnection.flatMap(Reconnection::visit);
    }
}
