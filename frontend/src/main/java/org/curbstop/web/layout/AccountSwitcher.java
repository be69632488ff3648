package org.curbstop.web.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.I18n;

/** Links that switch between a person's accounts, so that each account has its own URL, and one that adds another account. */
final class AccountSwitcher extends Nav {

    AccountSwitcher(String path, List<Account> mine, Account shown) {
        addClassName("accounts");
        getElement().setAttribute("aria-label", I18n.text("account.choose"));
        var list = new UnorderedList();
        for (Account account : mine) {
            String label = account.premise().address().street() + " · " + account.number().value();
            var link = new Anchor(path + "?" + ViewUser.ACCOUNT + "=" + account.id(),
                    account.closed().isPresent() ? I18n.text("account.closed", label) : label);
            if (account.id().equals(shown.id())) {
                link.getElement().setAttribute("aria-current", "true");
            }
            list.add(new ListItem(link));
        }
        list.add(new ListItem(new Anchor("my/link", I18n.text("account.add"))));
        add(list);
    }
}
