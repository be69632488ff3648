package org.curbstop.web.staff;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.identity.Role;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** Finds an account by number, phone, address or name; the search is put on record. */
@Route(value = StaffNavigation.ACCOUNTS, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class AccountsView extends Page implements BeforeEnterObserver {

    private static final int MOST_WORDS = 200;

    private final Visitor visitor;
    private final Accounts accounts;

    AccountsView(Visitor visitor, Accounts accounts) {
        super("staff.accounts");
        this.visitor = visitor;
        this.accounts = accounts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        clear();
        String wanted = entering.getLocation().getQueryParameters().getSingleParameter("find").orElse("");
        var words = new TextField(Say.words("staff.find"));
        words.setMaxLength(MOST_WORDS);
        words.setHelperText(Say.words("staff.find.hint"));
        words.setValue(wanted);
        var find = new Button(Say.words("staff.find.button"), pressed -> UI.getCurrent().navigate(StaffNavigation.ACCOUNTS, QueryParameters.of("find", words.getValue())));
        find.addClassName("button");
        words.addKeyPressListener(Key.ENTER, pressed -> find.click());
        var form = card(words, find);
        form.addClassName("form");
        add(form);
        if (!wanted.isBlank()) {
            found(accounts.search(wanted, visitor.asker()));
        }
    }

    private void found(List<Account> found) {
        if (found.isEmpty()) {
            add(new EmptyList("staff.find.none"));
            return;
        }
        var table = new Table("staff.accounts", "staff.number", "staff.holder", "staff.place");
        found.forEach(account -> table.row(
                Links.to(StaffNavigation.account(account.id()), account.number().value()),
                accounts.person(account.holder()).map(Person::name).orElse(""), account.premise().address().street()));
        add(card(table));
    }
}
