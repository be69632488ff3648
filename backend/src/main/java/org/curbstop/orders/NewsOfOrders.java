package org.curbstop.orders;

import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.orders.Order.Appointment;
import org.springframework.stereotype.Component;

/** Puts together what every piece of news about an order carries. */
@Component
final class NewsOfOrders {

    private final Accounts accounts;
    private final Appointments appointments;

    NewsOfOrders(Accounts accounts, Appointments appointments) {
        this.accounts = accounts;
        this.appointments = appointments;
    }

    OrderNews of(Order order) {
        Optional<Task> task = order.wish() instanceof Wish.Visit visit ? Optional.of(visit.task()) : Optional.empty();
        return new OrderNews(
                order.id(), order.version(), order.reference(), order.kind(), task, order.terms().services(), order.parties().person(),
                order.parties().phone(), order.parties().confirmTo(), order.parties().language(), order.accounts(), street(order), order.days(),
                order.visit().map(Appointment::slot).map(appointments::window).map(w -> new OrderNews.Visit(w.from(), w.until())), order.parties().channel());
    }

    String street(Order order) {
        return accounts.premise(order.place()).map(Premise::address).map(org.curbstop.accounts.Address::street).orElse("");
    }
}
