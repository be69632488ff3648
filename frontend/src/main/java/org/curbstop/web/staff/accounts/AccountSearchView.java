package org.curbstop.web.staff.accounts;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Searches accounts by number, phone, address or name; each search is audited. */
@Route(value = StaffNavigation.ACCOUNTS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class AccountSearchView extends StaffView {

    private static final String FIND = "find";
    private static final int MAX_CHARACTERS = 200;

    private final Accounts accounts;

    AccountSearchView(ViewUser user, FreshSignIn fresh, Accounts accounts) {
        super("staff.accounts", user, fresh);
        this.accounts = accounts;
    }

    @Override
    protected void draw() {
        String wanted = query().getSingleParameter(FIND).orElse("");
        var words = new TextField(I18n.text("staff.find"));
        words.setMaxLength(MAX_CHARACTERS);
        words.setHelperText(I18n.text("staff.find.hint"));
        words.setValue(wanted);
        words.setAutofocus(true);
        var form = new FormBinder();
        form.require(words, "staff.find.missing");
        Button find = form.submit("staff.find.button",
                () -> UI.getCurrent().navigate(StaffNavigation.ACCOUNTS, QueryParameters.of(FIND, words.getValue())));
        words.addKeyPressListener(Key.ENTER, pressed -> find.click());
        add(styled(card(words, find), "form"));
        if (!wanted.isBlank()) {
            List<Account> found = accounts.search(wanted, actor());
            add(found(found));
            if (found.size() == Accounts.MAX_FOUND) {
                showMessage(StatusChip.Tone.WARN, "staff.find.cut", Accounts.MAX_FOUND);
            }
        }
    }

    private Component found(List<Account> found) {
        return found.isEmpty() ? new EmptyListMessage("staff.find.none") : card(ResponsiveTable.of("staff.accounts", found, List.of(
                column("staff.number", account -> PortalLinks.to(StaffNavigation.account(account.id()), account.number().value())),
                column("staff.holder", accounts::holderName),
                column("staff.place", AccountSearchView::place))));
    }

    private static String place(Account account) {
        String street = account.premise().address().street();
        return account.closed().isPresent() ? I18n.text("account.closed", street) : street;
    }
}
