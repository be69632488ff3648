package org.curbstop.flows;

import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.conversation.SlotValue;

/** Names an account to its customer by its street, and says if it is closed. */
public final class AccountStreet {

    private AccountStreet() {}

    public static SlotValue of(Account account) {
        SlotValue street = SlotValue.of(account.premise().address().street());
        return account.closed().isEmpty() ? street
                : new SlotValue.Phrases(List.of(new SlotValue.Phrase("closed-account", Map.of("street", street))));
    }
}
