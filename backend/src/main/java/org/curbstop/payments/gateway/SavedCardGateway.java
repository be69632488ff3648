package org.curbstop.payments.gateway;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.SavedCard;

/**
 * Gateway for cards that people save at Stripe. Throws {@link PaymentGatewayUnavailableException}: nothing here moves money, so trying
 * again is safe.
 */
public interface SavedCardGateway {

    /** Returns Stripe's id of this person; the same person gets the same one. */
    String createCustomer(PersonId person);

    List<SavedCard> listCards(String customer);

    /** Returns Stripe's page that saves a card, after the bank has agreed to later charges without the cardholder. */
    URI cardSetupPage(String customer, Language language, URI back);

    /** Removes a card; empty if this customer has no such card. */
    Optional<SavedCard> removeCard(String customer, String paymentMethod);
}
