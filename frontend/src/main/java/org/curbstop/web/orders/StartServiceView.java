package org.curbstop.web.orders;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.OrderRequest;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Starts service at another address. */
@Route(value = OrderNavigation.START, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class StartServiceView extends AccountScopedView {

    private final OrderViewContext context;

    StartServiceView(ViewUser visitor, Accounts accounts, OrderViewContext ordering) {
        super(visitor, accounts, "service.start.title");
        this.context = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        add(new ServiceOrderForm(context, visitor(),
                (place, services) -> new OrderRequest.Start(place.premise().id(), services, Optional.empty())));
    }
}
