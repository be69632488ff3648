package org.curbstop.payments.gateway;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.SavedCard;

/**
 * Cards that people keep at Stripe. Throws {@link PaymentGatewayUnavailableException}: nothing here moves money, so trying again is safe.
 */
public interface SavedCardGateway {

    /** Stripe's id of this person; the same person gets the same one. */
    String createCustomer(PersonId person);

    List<SavedCard> listCards(String customer);

    /** A page of Stripe's that keeps a card, after the bank has agreed to later charges without the cardholder. */
    URI cardSetupPage(String customer, Language language, URI back);

    /** Empty: no such card of this customer. */
    Optional<SavedCard> removeCard(String customer, String paymentMethod);
}
