package org.curbstop.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Level;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.orders.FinalBillMade;
import org.curbstop.orders.FinalBillNotMade;
import org.curbstop.orders.IntakeReceived;
import org.curbstop.orders.LandlordTookOver;
import org.curbstop.orders.OrderCancelled;
import org.curbstop.orders.OrderChanged;
import org.curbstop.orders.OrderDone;
import org.curbstop.orders.OrderNews;
import org.curbstop.orders.OrderPlaced;
import org.curbstop.orders.OrderTurnedDown;
import org.curbstop.orders.VisitUnreported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Orders as they stand on the timeline of each account, and those that wait for a person in the queue of staff. */
@Component
final class OrdersOnTheLine {

    private final Timeline timeline;
    private final HandOffs handOffs;

    OrdersOnTheLine(Timeline timeline, HandOffs handOffs) {
        this.timeline = timeline;
        this.handOffs = handOffs;
    }

    @EventListener
    void on(OrderPlaced placed) {
        add(Moment.What.ORDER_PLACED, "", placed.news(), placed.at());
        placed.toStaff().ifPresent(why -> handOffs.raise(new Packet(
                "order:" + placed.news().order(), Packet.Kind.HAND_OFF, placed.news().channel(), placed.news().phone(), Optional.empty(),
                placed.news().accounts().stream().findFirst(), Level.NONE, placed.news().kind().name().toLowerCase(java.util.Locale.ROOT) + "-service",
                List.of(ReferenceNumber.inThrees(placed.news().reference()), why), List.of(), placed.news().language(), Optional.empty())));
    }

    @EventListener
    void on(OrderChanged changed) {
        add(Moment.What.ORDER_CHANGED, "/" + changed.news().number(), changed.news(), changed.at());
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        add(Moment.What.ORDER_CANCELLED, "", cancelled.news(), cancelled.at());
    }

    @EventListener
    void on(OrderTurnedDown down) {
        add(Moment.What.ORDER_TURNED_DOWN, "", down.news(), down.at());
    }

    @EventListener
    void on(OrderDone done) {
        add(Moment.What.ORDER_DONE, "", done.news(), done.at());
    }

    @EventListener
    void on(VisitUnreported silent) {
        handOffs.raise(new Packet(
                "visit:" + silent.news().order() + ":" + silent.news().days().start().map(java.time.LocalDate::toString).orElse(""), Packet.Kind.HAND_OFF, Channel.SYSTEM,
                silent.news().phone(), Optional.empty(), silent.news().accounts().stream().findFirst(), Level.NONE, "visit-unreported",
                List.of(ReferenceNumber.inThrees(silent.news().reference()), silent.news().street()), List.of(), silent.news().language(), Optional.empty()));
    }

    @EventListener
    void on(LandlordTookOver took) {
        timeline.add(new Moment("took-over:" + took.order(), Optional.of(took.account()), Optional.empty(), Channel.SYSTEM,
                Moment.What.OWNER_TOOK_OVER, took.order().value(), Map.of("from", took.from(), "street", took.street()), took.at(), Optional.empty()));
    }

    /** What a person has to do with a last bill: mail it to where the customer lives now, or give money back. */
    @EventListener
    void on(FinalBillMade made) {
        if (made.onPaper()) {
            handOffs.raise(toStaff("final-bill:" + made.order(), "mail-final-bill", made.account(), ReferenceNumber.shown(made.bill().value())));
        }
        if (made.owed().isNegative()) {
            handOffs.raise(toStaff("final-credit:" + made.order(), "return-credit", made.account(), ReferenceNumber.shown(made.bill().value())));
        }
    }

    @EventListener
    void on(FinalBillNotMade not) {
        handOffs.raise(toStaff("final-bill:" + not.order(), "make-final-bill", not.account(), not.lastDay().toString()));
    }

    private Packet toStaff(String key, String wanted, AccountId account, String about) {
        return new Packet(key, Packet.Kind.HAND_OFF, Channel.SYSTEM, Optional.empty(), Optional.empty(), Optional.of(account), Level.NONE, wanted, List.of(about), List.of(),
                Language.ENGLISH, Optional.empty());
    }

    @EventListener
    void on(IntakeReceived received) {
        handOffs.raise(new Packet(
                "intake:" + received.intake(), Packet.Kind.HAND_OFF, received.channel(), Optional.of(received.phone()), received.person(), Optional.empty(), Level.NONE,
                "intake", List.of(ReferenceNumber.inThrees(received.reference()), received.kind().name()), List.of(), received.language(), Optional.empty()));
    }

    private static Map<String, Object> facts(OrderNews news) {
        var facts = new HashMap<String, Object>(Map.of("kind", news.kind().name(), "reference", news.reference(), "street", news.street()));
        news.days().start().ifPresent(day -> facts.put("start", day));
        news.days().stop().ifPresent(day -> facts.put("stop", day));
        return facts;
    }

    private void add(Moment.What what, String once, OrderNews news, Instant at) {
        news.accounts().forEach(account -> timeline.add(new Moment(
                what + ":" + news.order() + once + "/" + account, Optional.of(account), news.phone(), news.channel(), what, news.order().value(),
                facts(news), at, Optional.empty())));
    }
}
