package org.curbstop.web.staff.accounts;

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
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Searches accounts by number, phone, address or name; each search is audited. */
@Route(value = StaffNavigation.ACCOUNTS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class AccountSearchView extends TitledView implements BeforeEnterObserver {

    private static final int MOST_WORDS = 200;

    private final ViewUser visitor;
    private final Accounts accounts;

    AccountSearchView(ViewUser visitor, Accounts accounts) {
        super("staff.accounts");
        this.visitor = visitor;
        this.accounts = accounts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        clear();
        String wanted = entering.getLocation().getQueryParameters().getSingleParameter("find").orElse("");
        var query = new TextField(I18n.text("staff.find"));
        query.setMaxLength(MOST_WORDS);
        query.setHelperText(I18n.text("staff.find.hint"));
        query.setValue(wanted);
        var find = new Button(I18n.text("staff.find.button"),
                pressed -> UI.getCurrent().navigate(StaffNavigation.ACCOUNTS, QueryParameters.of("find", query.getValue())));
        find.addClassName("button");
        query.addKeyPressListener(Key.ENTER, pressed -> find.click());
        var form = card(query, find);
        form.addClassName("form");
        add(form);
        if (!wanted.isBlank()) {
            found(accounts.search(wanted, visitor.actor()));
        }
    }

    private void found(List<Account> found) {
        if (found.isEmpty()) {
            add(new EmptyListMessage("staff.find.none"));
            return;
        }
        var table = new ResponsiveTable("staff.accounts", "staff.number", "staff.holder", "staff.place");
        found.forEach(account -> table.row(
                PortalLinks.to(StaffNavigation.account(account.id()), account.number().value()),
                accounts.findPerson(account.holder()).map(Person::name).orElse(""), account.premise().address().street()));
        add(card(table));
    }
}
