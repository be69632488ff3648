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

/** Ties a visit to switch service on to the service that is off there: booked, moved, called off; and once done, service is on. */
@Component
class ReconnectVisitListener {

    private final ServiceReconnection restorations;

    ReconnectVisitListener(ServiceReconnection restorations) {
        this.restorations = restorations;
    }

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
            done.news().accounts().forEach(account -> restorations.visitDone(account, done.news().reference(), done.at()));
        }
    }

    private void booked(OrderSnapshot news) {
        if (isReconnect(news)) {
            news.days().start()
                    .ifPresent(day -> news.accounts().forEach(account -> restorations.visitBooked(account, news.reference(), day)));
        }
    }

    private void off(OrderSnapshot news) {
        if (isReconnect(news)) {
            news.accounts().forEach(account -> restorations.visitCancelled(account, news.reference()));
        }
    }

    private static boolean isReconnect(OrderSnapshot news) {
        return news.task().equals(Optional.of(FieldTask.RECONNECT));
    }
}
