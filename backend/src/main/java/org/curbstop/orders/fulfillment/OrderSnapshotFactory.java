package org.curbstop.orders.fulfillment;

import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.ServiceOrder.Appointment;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.events.OrderSnapshot;
import org.springframework.stereotype.Component;

/** Creates the snapshot that every order event carries. */
@Component
public final class OrderSnapshotFactory {

    private final Accounts accounts;
    private final Appointments appointments;

    public OrderSnapshotFactory(Accounts accounts, Appointments appointments) {
        this.accounts = accounts;
        this.appointments = appointments;
    }

    public OrderSnapshot create(ServiceOrder order) {
        Optional<FieldTask> task = order.wish() instanceof OrderRequest.Visit visit ? Optional.of(visit.task()) : Optional.empty();
        return new OrderSnapshot(
                order.id(), order.version(), order.reference(), order.kind(), task, order.terms().services(), order.parties().person(),
                order.parties().phone(), order.parties().confirmTo(), order.parties().language(), order.accounts(), street(order),
                order.days(),
                order.visit().map(Appointment::slot).map(appointments::timeRange).map(w -> new OrderSnapshot.Visit(w.from(), w.until())),
                order.parties().channel());
    }

    String street(ServiceOrder order) {
        return accounts.findPremise(order.place()).map(Premise::address).map(org.curbstop.accounts.Address::street).orElse("");
    }
}
