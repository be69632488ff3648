package org.curbstop.documents;

import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;

/**
 * Whom a document concerns, as far as known when it is received.
 *
 * @param account account whose users may see it
 * @param person verified sender, who may see it
 */
public record DocumentOwner(Optional<AccountId> account, Optional<PersonId> person) {

    /**
     * An unverified sender: only staff can open the document until a capability {@linkplain SentDocuments#claim claims} it for an account.
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
