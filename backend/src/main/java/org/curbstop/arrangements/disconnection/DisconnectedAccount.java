package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.common.Money;

/**
 * An account whose service was disconnected and is not restored yet.
 *
 * @param since day of the disconnection
 * @param terms what is required to restore service
 * @param reconnection present once the amount is paid or arranged, or a visit to reconnect is booked
 */
public record DisconnectedAccount(DisconnectionNotice notice, LocalDate since, ReconnectionTerms terms,
        Optional<Reconnection> reconnection) {

    /** Returns the deadline to restore service, or empty if the required amount is neither paid nor arranged. */
    public Optional<Instant> promisedBy() {
        return reconnection.filter(Reconnection::isPending).map(Reconnection::by);
    }

    /** Returns the amount still to be paid; zero once reconnection is promised. */
    public Money amountToPay() {
        return promisedBy().isPresent() ? terms.fullAmount().zero() : terms.fullAmount();
    }

    public Optional<Reconnection.Visit> visit() {
        return reconnection.flatMap(Reconnection::visit);
    }
}
