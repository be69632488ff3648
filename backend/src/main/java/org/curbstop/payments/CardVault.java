package org.curbstop.payments;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;

/** Cards that people keep at the card company. Throws {@link CardCompanyUnreachable}: nothing here moves money, so trying again is safe. */
public interface CardVault {

    /** The card company's id of this person; the same person gets the same one. */
    String customer(PersonId person);

    List<SavedCard> cards(String customer);

    /** A page of the card company's that keeps a card, after the bank has agreed to later charges without the cardholder. */
    URI savingPage(String customer, Language language, URI back);

    /** Empty: no such card of this customer. */
    Optional<SavedCard> remove(String customer, String paymentMethod);
}
