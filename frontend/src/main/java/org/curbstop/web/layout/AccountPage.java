package org.curbstop.web.layout;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** A view about one account of whoever is signed in. Each look is put on record; whoever has no account yet is led to link one. */
public abstract class AccountPage extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Accounts accounts;

    protected AccountPage(Visitor visitor, Accounts accounts, String titleKey) {
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
        Account account = accounts.show(chosen.get().id(), visitor.asker()).orElseThrow(NotFoundException::new);
        clear();
        List<Account> mine = visitor.accounts();
        if (mine.size() > 1) {
            add(new AccountChoice(entering.getLocation().getPath(), mine, account));
        } else {
            var about = new Paragraph(Say.words("account.about", account.number().value(), place(account)));
            about.addClassName("about");
            add(about);
        }
        show(account, entering);
    }

    /** Draws the view for this account, which may be shown. */
    protected abstract void show(Account account, BeforeEnterEvent entering);

    protected final String place(Account account) {
        return account.premise().address().street();
    }

    protected final Visitor visitor() {
        return visitor;
    }
}
