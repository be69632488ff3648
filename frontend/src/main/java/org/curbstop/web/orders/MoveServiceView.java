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

/** Moves service from this address to another in one order. */
@Route(value = OrderNavigation.MOVE, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class MoveServiceView extends AccountScopedView {

    private final OrderViewContext context;

    MoveServiceView(ViewUser visitor, Accounts accounts, OrderViewContext ordering) {
        super(visitor, accounts, "service.move.title");
        this.context = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        add(paragraph("service.move.from", place(account)), new ServiceOrderForm(context, visitor(),
                        (place, services) -> new OrderRequest.Move(account.id(), place.premise().id(), services, Optional.empty())));
    }
}
