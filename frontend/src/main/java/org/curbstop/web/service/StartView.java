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

/** Service at one more address. */
@Route(value = ServiceNavigation.START, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class StartView extends AccountPage {

    private final Ordering ordering;

    StartView(Visitor visitor, Accounts accounts, Ordering ordering) {
        super(visitor, accounts, "service.start.title");
        this.ordering = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        add(new NewService(ordering, visitor(), (place, services) -> new Wish.Start(place.premise().id(), services, Optional.empty())));
    }
}
