package org.curbstop.web.service;

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
import org.curbstop.identity.Role;
import org.curbstop.orders.Order;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** What runs at an address, what can be ordered there, and every order with how it stands. */
@Route(value = ServiceNavigation.SERVICE, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class ServiceView extends AccountPage {

    private final Ordering ordering;

    ServiceView(Visitor visitor, Accounts accounts, Ordering ordering) {
        super(visitor, accounts, "service.title");
        this.ordering = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Order> orders = ordering.orders().of(account.id(), visitor().asker());
        add(row("two", titled("service.here", running(account, orders)), titled("service.want", ways(account.id()))));
        add(titled("service.orders", orders.isEmpty() ? new EmptyList("service.orders.none") : table(orders)));
    }

    private Component running(Account account, List<Order> orders) {
        var list = new UnorderedList();
        list.addClassName("requests");
        account.agreements().stream().filter(agreement -> agreement.until().filter(last -> last.isBefore(ordering.today())).isEmpty())
                .forEach(agreement -> list.add(new ListItem(span(Say.words("service", agreement.service()), "strong"), span(since(account.id(), agreement, orders), "request-next"))));
        return list.getChildren().findAny().isPresent() ? list : words("service.here.none");
    }

    private static String since(AccountId account, ServiceAgreement agreement, List<Order> orders) {
        return agreement.until().or(() -> OrderLook.lastDay(orders, account, agreement.service())).map(last -> Say.words("service.until", Say.date(last))).orElseGet(() -> Say.words("service.since", Say.date(agreement.from())));
    }

    private static Component ways(AccountId account) {
        var list = new UnorderedList(
                way(ServiceNavigation.of(ServiceNavigation.MOVE, account), "service.way.move"),
                way(ServiceNavigation.of(ServiceNavigation.STOP, account), "service.way.stop"),
                way(ServiceNavigation.of(ServiceNavigation.START, account), "service.way.start"),
                way(ServiceNavigation.of(ServiceNavigation.VISIT, account), "service.way.visit"),
                way(ServiceNavigation.APPLY, "service.way.apply"));
        list.addClassName("requests");
        return list;
    }

    private static ListItem way(String path, String key) {
        return new ListItem(Links.to(path, Say.words(key)), span(Say.words(key + ".more"), "request-next"));
    }

    private Component table(List<Order> orders) {
        var table = new Table("service.orders", "service.order", "service.reference", "service.when", "service.state");
        orders.forEach(order -> table.row(Links.to(ServiceNavigation.order(order.id()), OrderLook.what(order, ordering)), ReferenceNumber.inThrees(order.reference()), OrderLook.days(order), OrderLook.state(order.state())));
        return table;
    }
}
