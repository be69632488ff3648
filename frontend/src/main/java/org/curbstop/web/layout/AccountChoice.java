package org.curbstop.web.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.Say;

/** Between several accounts of one person: links, so that each has an address of its own. */
final class AccountChoice extends Nav {

    AccountChoice(String path, List<Account> mine, Account shown) {
        addClassName("accounts");
        getElement().setAttribute("aria-label", Say.words("account.choose"));
        var list = new UnorderedList();
        for (Account account : mine) {
            String place = account.premise().address().street();
            var link = new Anchor(path + "?" + Visitor.ACCOUNT + "=" + account.id(), place + " · " + account.number().value());
            if (account.id().equals(shown.id())) {
                link.getElement().setAttribute("aria-current", "true");
            }
            list.add(new ListItem(link));
        }
        add(list);
    }
}
