package org.curbstop.web.orders;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.home.RequestStatusProvider;
import org.curbstop.web.layout.ViewUser;
import org.springframework.core.annotation.Order;

/** Lists open orders on the home page. */
@org.springframework.stereotype.Component
@Order(10)
record OrderStatusProvider(OrderViewContext context, ViewUser visitor) implements RequestStatusProvider {

    @Override
    public List<RequestStatus> list(Account account) {
        return context.orders().list(account.id(), visitor.actor()).stream().filter(order -> order.state().isOpen())
                .map(order -> new RequestStatus(OrderSummaryText.title(order, context), OrderNavigation.order(order.id()),
                        OrderSummaryText.tone(order.state()), OrderSummaryText.stateText(order.state()),
                        OrderSummaryText.nextStep(order, context)))
                .toList();
    }
}
