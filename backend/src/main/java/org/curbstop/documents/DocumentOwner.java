package org.curbstop.documents;

import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;

/**
 * Whom a document concerns, as far as that is known when it is received.
 *
 * @param account everybody to whom this account is open may see it
 * @param person who sent it, signed in or proved otherwise; may see it
 */
public record DocumentOwner(Optional<AccountId> account, Optional<PersonId> person) {

    /**
     * Somebody of whom nothing is proved: only staff can open it until a capability {@linkplain SentDocuments#claim claims} it for an
     * account.
     */
    public static final DocumentOwner UNKNOWN = new DocumentOwner(Optional.empty(), Optional.empty());

    public static DocumentOwner of(AccountId account) {
        return new DocumentOwner(Optional.of(account), Optional.empty());
    }

    public static DocumentOwner of(PersonId person) {
        return new DocumentOwner(Optional.empty(), Optional.of(person));
    }

    DocumentOwner withAccount(AccountId known) {
        return new DocumentOwner(Optional.of(known), person);
    }
}
