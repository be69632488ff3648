package org.curbstop.web.payments;

import com.vaadin.flow.component.UI;
import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.payments.SavedCard;
import org.curbstop.payments.actions.RemovingASavedCard;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.stereotype.Component;

/**
 * Charges a saved card, or leads to Stripe's hosted page and back to the payment. Throws
 * {@link org.curbstop.payments.PaymentGatewayUnavailableException} if Stripe cannot be reached.
 */
@Component
record PortalCheckout(Payments payments, RemovingASavedCard removing, ApplicationUrls addresses, Clock clock) {

    /** Returns the saved cards, expired ones included. */
    List<SavedCard> cards(PersonId person) {
        return payments.savedCards(person);
    }

    /** Returns the month with which a card's expiry is compared. */
    YearMonth month() {
        return YearMonth.now(clock);
    }

    /** Removes a card; one that is already gone counts as removed. */
    void remove(SavedCard card, Actor customer) {
        removing.remove(card.paymentMethod(), customer);
    }

    /** @param savedCard empty for the hosted page */
    void pay(PaymentRequest request, Optional<String> savedCard) {
        Payment payment = payments.confirm(request);
        if (savedCard.isPresent()) {
            payments.charge(payment.id(), savedCard.get());
            UI.getCurrent().navigate(PaymentNavigation.payment(payment.id()));
        } else {
            openHostedPage(payment);
        }
    }

    void openHostedPage(Payment payment) {
        URI back = URI.create(addresses.publicUrl() + "/" + PaymentNavigation.payment(payment.id()));
        UI.getCurrent().getPage().setLocation(payments.checkoutPage(payment.id(), back));
    }
}
