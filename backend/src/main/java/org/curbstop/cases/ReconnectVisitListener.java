package org.curbstop.cases;

import java.util.Optional;
import org.curbstop.arrangements.Restorations;
import org.curbstop.orders.OrderCancelled;
import org.curbstop.orders.OrderChanged;
import org.curbstop.orders.OrderDone;
import org.curbstop.orders.OrderNews;
import org.curbstop.orders.OrderPlaced;
import org.curbstop.orders.OrderTurnedDown;
import org.curbstop.orders.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ties a visit to switch service on to the service that is off there: booked, moved, called off; and once done, service is on. */
@Component
class ReconnectVisitListener {

    private final Restorations restorations;

    ReconnectVisitListener(Restorations restorations) {
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
    void on(OrderTurnedDown down) {
        off(down.news());
    }

    @EventListener
    void on(OrderDone done) {
        if (isReconnect(done.news())) {
            done.news().accounts().forEach(account -> restorations.visitDone(account, done.news().reference(), done.at()));
        }
    }

    private void booked(OrderNews news) {
        if (isReconnect(news)) {
            news.days().start().ifPresent(day -> news.accounts().forEach(account -> restorations.visitBooked(account, news.reference(), day)));
        }
    }

    private void off(OrderNews news) {
        if (isReconnect(news)) {
            news.accounts().forEach(account -> restorations.visitCancelled(account, news.reference()));
        }
    }

    private static boolean isReconnect(OrderNews news) {
        return news.task().equals(Optional.of(Task.RECONNECT));
    }
}
