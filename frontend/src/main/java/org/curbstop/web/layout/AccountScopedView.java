package org.curbstop.web.layout;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.web.components.TitledView;

/** Base class of views about one account of the signed-in user. Each access is audited; a user without an account is sent to link one. */
public abstract class AccountScopedView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final Accounts accounts;

    protected AccountScopedView(ViewUser visitor, Accounts accounts, String titleKey) {
        super(titleKey);
        this.visitor = visitor;
        this.accounts = accounts;
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent entering) {
        Optional<Account> chosen = visitor.account(entering.getLocation().getQueryParameters());
        if (chosen.isEmpty()) {
            entering.forwardTo("my/link");
            return;
        }
        Account account = accounts.findVisible(chosen.get().id(), visitor.actor()).orElseThrow(NotFoundException::new);
        clear();
        List<Account> mine = visitor.accounts();
        if (mine.size() > 1) {
            add(new AccountSwitcher(entering.getLocation().getPath(), mine, account));
        } else {
            add(styled(new Paragraph(AccountText.about(account)), "about"));
        }
        show(account, entering);
    }

    /** Renders the view for an account that the user may see. */
    protected abstract void show(Account account, BeforeEnterEvent entering);

    protected final String place(Account account) {
        return account.premise().address().street();
    }

    protected final ViewUser visitor() {
        return visitor;
    }
}
