package org.curbstop.web.service;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.home.UnderWay;
import org.curbstop.web.layout.Visitor;
import org.springframework.core.annotation.Order;

/** Orders that are not done yet. */
@org.springframework.stereotype.Component
@Order(10)
class OrdersUnderWay implements UnderWay {

    private final Ordering ordering;
    private final Visitor visitor;

    OrdersUnderWay(Ordering ordering, Visitor visitor) {
        this.ordering = ordering;
        this.visitor = visitor;
    }

    @Override
    public List<Line> of(Account account) {
        return ordering.orders().of(account.id(), visitor.asker()).stream().filter(order -> order.state().isOpen())
                .map(order -> new Line(OrderLook.what(order, ordering), ServiceNavigation.order(order.id()), OrderLook.tone(order.state()), OrderLook.word(order.state()),
                        OrderLook.next(order, ordering)))
                .toList();
    }
}
