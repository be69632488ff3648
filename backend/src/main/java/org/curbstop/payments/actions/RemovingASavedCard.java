package org.curbstop.payments.actions;

import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** Lets people remove their own saved cards. */
@Component
public final class RemovingASavedCard {

    private final Payments payments;
    private final AuditTrail audit;

    public RemovingASavedCard(Payments payments, AuditTrail audit) {
        this.payments = payments;
        this.audit = audit;
    }

    /**
     * Removes a card at the gateway. Returns false if the actor is no customer or has no such card.
     *
     * @throws org.curbstop.payments.PaymentGatewayUnavailableException if Stripe was not reached: the card may still be there; try again
     */
    public boolean remove(String paymentMethod, Actor customer) {
        boolean removed = customer.person().filter(person -> payments.removeCard(person, paymentMethod)).isPresent();
        audit.record(customer, removed ? "saved-card-removed" : "saved-card-refused", Optional.empty());
        return removed;
    }
}
