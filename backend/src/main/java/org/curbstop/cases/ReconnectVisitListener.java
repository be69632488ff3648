package org.curbstop.cases;

import java.util.Optional;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.events.OrderRejected;
import org.curbstop.orders.events.OrderSnapshot;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Links reconnection visits to the disconnected service: booked, moved or cancelled; reconnected when done. */
@Component
record ReconnectVisitListener(ServiceReconnection serviceReconnection) {

    @EventListener
    void on(OrderPlaced placed) {
        booked(placed.news());
    }

    @EventListener
    void on(OrderChanged changed) {
        booked(changed.news());
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        off(cancelled.news());
    }

    @EventListener
    void on(OrderRejected down) {
        off(down.news());
    }

    @EventListener
    void on(OrderCompleted done) {
        if (isReconnect(done.news())) {
            done.news().accounts().forEach(account -> serviceReconnection.visitDone(account, done.news().reference(), done.at()));
        }
    }

    private void booked(OrderSnapshot snapshot) {
        if (isReconnect(snapshot)) {
            snapshot.days().start()
                    .ifPresent(day -> snapshot.accounts()
                    .forEach(account -> serviceReconnection.visitBooked(account, snapshot.reference(), day)));
        }
    }

    private void off(OrderSnapshot snapshot) {
        if (isReconnect(snapshot)) {
            snapshot.accounts().forEach(account -> serviceReconnection.visitCancelled(account, snapshot.reference()));
        }
    }

    private static boolean isReconnect(OrderSnapshot snapshot) {
        return snapshot.task().equals(Optional.of(FieldTask.RECONNECT));
    }
}
