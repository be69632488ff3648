package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.assistance.PledgeEnded;
import org.curbstop.assistance.PledgePromised;
import org.curbstop.assistance.ProtectionGranted;
import org.curbstop.common.Asker;
import org.curbstop.store.Outgoing;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends holds by their day, warns before that, and follows what agencies promise. */
@Component
final class MindingHolds {

    private final ArrangementStore store;
    private final Holds holds;
    private final ArrangementRules rules;
    private final Agreeing.Times times;

    MindingHolds(ArrangementStore store, Holds holds, ArrangementRules rules, Agreeing.Times times) {
        this.store = store;
        this.holds = holds;
        this.rules = rules;
        this.times = times;
    }

    @EventListener
    void on(PledgePromised promised) {
        holds.place(key(promised.referral().value()), promised.account(),
                new Holds.Claim(Hold.Kind.PLEDGE, promised.agency(), Optional.of(promised.amount()), Optional.of(promised.until())), Asker.SYSTEM);
    }

    @EventListener
    void on(PledgeEnded ended) {
        holds.liftFor(key(ended.referral().value()), ended.account(), Hold.Kind.PLEDGE, ended.why().name());
    }

    /** What was approved is certified: the account is held from the day of the decision for as long as one certificate may count. */
    @EventListener
    void on(ProtectionGranted granted) {
        LocalDate day = LocalDate.ofInstant(granted.at(), times.clock().getZone());
        holds.protect("protection:" + granted.application().value(), granted.account(), granted.programme(), day.plusDays(rules.holding().medical().certificateDays()));
    }

    private static String key(String referral) {
        return "pledge:" + referral;
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void sweep() {
        LocalDate today = times.today();
        store.holds.each(ArrangementStore.openHolds(), each -> {
            if (each.until().isBefore(today)) {
                store.holds.change(each.id().value(), now -> now.isOpen() && now.until().isBefore(today) ? lapsed(now) : now);
            } else if (!each.warned() && !times.workdays().after(today, rules.holding().warnWorkdays()).isBefore(each.until())) {
                store.holds.change(each.id().value(), now -> now.isOpen() && !now.warned() && now.until().equals(each.until())
                        ? now.warning(Outgoing.of(new HoldLapsing(now.id(), now.account(), now.kind(), now.until(), isClaim(now), times.now())))
                        : now);
            }
        });
    }

    private Hold lapsed(Hold hold) {
        boolean claim = isClaim(hold);
        return hold.in(new Hold.State.Lapsed(claim, times.now()), Outgoing.of(new HoldLapsed(hold.id(), hold.account(), hold.kind(), claim, times.now())));
    }

    private static boolean isClaim(Hold hold) {
        return hold.state() instanceof Hold.State.Claimed;
    }
}
