package org.curbstop.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Level;
import org.curbstop.arrangements.ArrangementAgreed;
import org.curbstop.arrangements.ArrangementBroken;
import org.curbstop.arrangements.ArrangementCancelled;
import org.curbstop.arrangements.ArrangementKept;
import org.curbstop.arrangements.DisconnectionLifted;
import org.curbstop.arrangements.DisconnectionNoticed;
import org.curbstop.arrangements.DisconnectionSigned;
import org.curbstop.arrangements.DisconnectionStayed;
import org.curbstop.arrangements.HoldLapsed;
import org.curbstop.arrangements.HoldLifted;
import org.curbstop.arrangements.HoldPlaced;
import org.curbstop.arrangements.ReconnectionPromised;
import org.curbstop.arrangements.ServiceDisconnected;
import org.curbstop.arrangements.ServiceRestored;
import org.curbstop.arrangements.TermsAsked;
import org.curbstop.arrangements.TermsDeclined;
import org.curbstop.common.AccountId;
import org.curbstop.arrangements.ReconnectionOverdue;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts on the timeline what was arranged, what threatened and what protected. Told twice, a moment is there once. */
@Component
class ArrangementMoments {

    private static final String AMOUNT = "amount";

    private final Timeline timeline;
    private final HandOffs handOffs;

    ArrangementMoments(Timeline timeline, HandOffs handOffs) {
        this.timeline = timeline;
        this.handOffs = handOffs;
    }

    /** No moment of the customer's, but work for a person, at once. */
    @EventListener
    void on(ReconnectionOverdue overdue) {
        handOffs.raise(new Packet(
                "reconnect:" + overdue.notice(), Packet.Kind.HAND_OFF, Channel.SYSTEM, Optional.empty(), Optional.empty(), Optional.of(overdue.account()), Level.NONE,
                "reconnect-overdue", List.of(ReferenceNumber.shown(overdue.notice().value())), List.of(), Language.ENGLISH, Optional.empty()));
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        add(Moment.What.ARRANGEMENT_AGREED, agreed.id().value(), agreed.account(), agreed.channel(), Optional.empty(), agreed.at(),
                Map.of(AMOUNT, agreed.schedule().total(), "payments", agreed.schedule().size(), "last", agreed.schedule().last().due()));
    }

    @EventListener
    void on(ArrangementBroken broken) {
        add(Moment.What.ARRANGEMENT_BROKEN, broken.id().value(), broken.account(), Channel.SYSTEM, Optional.empty(), broken.at(),
                Map.of(AMOUNT, broken.missing(), "counts", broken.counts() ? "yes" : "no"));
    }

    @EventListener
    void on(ArrangementKept kept) {
        add(Moment.What.ARRANGEMENT_KEPT, kept.id().value(), kept.account(), Channel.SYSTEM, Optional.empty(), kept.at(), Map.of(AMOUNT, kept.total()));
    }

    @EventListener
    void on(ArrangementCancelled cancelled) {
        add(Moment.What.ARRANGEMENT_CANCELLED, cancelled.id().value(), cancelled.account(), Channel.DESK, Optional.of(cancelled.by()), cancelled.at(), amount(cancelled.left()));
    }

    @EventListener
    void on(TermsAsked asked) {
        add(Moment.What.TERMS_ASKED, asked.id().value(), asked.account(), asked.channel(), Optional.empty(), asked.at(),
                Map.of(AMOUNT, asked.asked().total(), "first", asked.asked().first().amount(), "last", asked.asked().last().due()));
    }

    @EventListener
    void on(TermsDeclined declined) {
        add(Moment.What.TERMS_DECLINED, declined.id().value(), declined.account(), Channel.DESK, Optional.of(declined.by()), declined.at(), amount(declined.asked()));
    }

    @EventListener
    void on(HoldPlaced placed) {
        add(Moment.What.HOLD_PLACED, placed.id().value(), placed.account(), placed.channel(), Optional.empty(), placed.at(),
                Map.of("hold", placed.kind().name(), "until", placed.until()));
    }

    @EventListener
    void on(HoldLifted lifted) {
        add(Moment.What.HOLD_LIFTED, lifted.id().value(), lifted.account(), Channel.DESK, Optional.of(lifted.by()), lifted.at(), Map.of("hold", lifted.kind().name()));
    }

    @EventListener
    void on(HoldLapsed lapsed) {
        add(Moment.What.HOLD_LAPSED, lapsed.id().value(), lapsed.account(), Channel.SYSTEM, Optional.empty(), lapsed.at(), Map.of("hold", lapsed.kind().name()));
    }

    @EventListener
    void on(DisconnectionNoticed noticed) {
        add(Moment.What.DISCONNECTION_NOTICED, noticed.id().value(), noticed.account(), Channel.SYSTEM, Optional.empty(), noticed.at(),
                Map.of(AMOUNT, noticed.amount(), "day", noticed.notBefore()));
    }

    @EventListener
    void on(DisconnectionSigned signed) {
        add(Moment.What.DISCONNECTION_SIGNED, signed.id().value(), signed.account(), Channel.DESK, Optional.of(signed.by()), signed.at(),
                facts(Map.of("day", signed.day()), AMOUNT, signed.stops(), "why", signed.why()));
    }

    @EventListener
    void on(DisconnectionLifted lifted) {
        add(Moment.What.DISCONNECTION_LIFTED, lifted.id().value(), lifted.account(), Channel.SYSTEM, Optional.empty(), lifted.at(), Map.of("why", lifted.why().name()));
    }

    @EventListener
    void on(DisconnectionStayed stayed) {
        add(Moment.What.DISCONNECTION_STAYED, stayed.order(), stayed.account(), Channel.SYSTEM, Optional.empty(), stayed.at(), Map.of("notice", stayed.id().value()));
    }

    @EventListener
    void on(ServiceDisconnected off) {
        add(Moment.What.SERVICE_DISCONNECTED, off.id().value(), off.account(), Channel.DESK, Optional.empty(), off.at(), Map.of("day", off.day(), AMOUNT, off.restores()));
    }

    @EventListener
    void on(ReconnectionPromised promised) {
        add(Moment.What.RECONNECTION_PROMISED, promised.notice().value(), promised.account(), Channel.SYSTEM, Optional.empty(), promised.at(), Map.of("by", promised.by()));
    }

    @EventListener
    void on(ServiceRestored restored) {
        add(Moment.What.SERVICE_RESTORED, restored.id().value(), restored.account(), Channel.DESK, Optional.of(restored.by()), restored.at(),
                Map.of("restored", restored.restored()));
    }

    private static Map<String, Object> facts(Map<String, Object> sure, String first, Optional<?> one, String second, Optional<?> two) {
        var facts = new HashMap<>(sure);
        one.ifPresent(fact -> facts.put(first, fact));
        two.ifPresent(fact -> facts.put(second, fact));
        return facts;
    }

    private static Map<String, Object> amount(Optional<Money> money) {
        return money.<Map<String, Object>>map(amount -> Map.of(AMOUNT, amount)).orElse(Map.of());
    }

    private void add(
            Moment.What what, String reference, AccountId account, Channel channel, Optional<String> staff, Instant at, Map<String, Object> facts) {
        timeline.add(new Moment(what + ":" + reference, Optional.of(account), Optional.empty(), channel, what, reference, facts, at, staff));
    }
}
