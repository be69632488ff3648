package org.curbstop.web.service;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.identity.Role;
import org.curbstop.orders.Wish;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** From this address to another, in one order. */
@Route(value = ServiceNavigation.MOVE, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class MoveView extends AccountPage {

    private final Ordering ordering;

    MoveView(Visitor visitor, Accounts accounts, Ordering ordering) {
        super(visitor, accounts, "service.move.title");
        this.ordering = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        add(words("service.move.from", place(account)),
                new NewService(ordering, visitor(), (place, services) -> new Wish.Move(account.id(), place.premise().id(), services, Optional.empty())));
    }
}
