package org.curbstop.web.orders;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.common.AccountId;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Services at an address, what can be ordered there, and all orders with their status. */
@Route(value = OrderNavigation.SERVICE, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class ServiceOverviewView extends AccountScopedView {

    private final OrderViewContext context;

    ServiceOverviewView(ViewUser visitor, Accounts accounts, OrderViewContext ordering) {
        super(visitor, accounts, "service.title");
        this.context = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<ServiceOrder> orders = context.orders().list(account.id(), visitor().actor());
        add(row("two", titledCard("service.here", activeServices(account, orders)), titledCard("service.want", orderLinks(account.id()))));
        add(titledCard("service.orders", orders.isEmpty() ? new EmptyListMessage("service.orders.none") : table(orders)));
    }

    private Component activeServices(Account account, List<ServiceOrder> orders) {
        var list = styled(new UnorderedList(), "requests");
        account.agreements().stream().filter(agreement -> agreement.until().filter(last -> last.isBefore(context.today())).isEmpty())
                .forEach(agreement -> list.add(new ListItem(span(I18n.text("service", agreement.service()), "strong"),
                        span(since(account.id(), agreement, orders), "request-next"))));
        return list.getChildren().findAny().isPresent() ? list : paragraph("service.here.none");
    }

    private static String since(AccountId account, ServiceAgreement agreement, List<ServiceOrder> orders) {
        return agreement.until().or(() -> OrderSummaryText.lastDay(orders, account, agreement.service()))
                .map(last -> I18n.text("service.until", I18n.date(last)))
                .orElseGet(() -> I18n.text("service.since", I18n.date(agreement.from())));
    }

    private static Component orderLinks(AccountId account) {
        var list = new UnorderedList(
                orderLink(OrderNavigation.path(OrderNavigation.MOVE, account), "service.way.move"),
                orderLink(OrderNavigation.path(OrderNavigation.STOP, account), "service.way.stop"),
                orderLink(OrderNavigation.path(OrderNavigation.START, account), "service.way.start"),
                orderLink(OrderNavigation.path(OrderNavigation.VISIT, account), "service.way.visit"),
                orderLink(OrderNavigation.APPLY, "service.way.apply"));
        list.addClassName("requests");
        return list;
    }

    private static ListItem orderLink(String path, String key) {
        return new ListItem(PortalLinks.to(path, I18n.text(key)), span(I18n.text(key + ".more"), "request-next"));
    }

    private Component table(List<ServiceOrder> orders) {
        var table = new ResponsiveTable("service.orders", "service.order", "service.reference", "service.when", "service.state");
        orders.forEach(order -> table.row(PortalLinks.to(OrderNavigation.order(order.id()), OrderSummaryText.title(order, context)),
                ReferenceNumber.grouped(order.reference()), OrderSummaryText.dates(order), OrderSummaryText.stateChip(order.state())));
        return table;
    }
}
