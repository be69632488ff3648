package org.curbstop.web.layout;

import org.curbstop.accounts.Account;
import org.curbstop.web.components.I18n;

/** Names an account by its number and address, and says if it is closed. */
public final class AccountText {

    private AccountText() {}

    public static String about(Account account) {
        return I18n.text(account.closed().isPresent() ? "account.about.closed" : "account.about", account.number().value(),
                account.premise().address().street());
    }
}
