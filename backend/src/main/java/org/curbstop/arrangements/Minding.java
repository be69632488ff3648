package org.curbstop.arrangements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.Outgoing;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Minds running arrangements: counts what was paid, announces what is due, and finds what is broken. */
@Component
final class Minding {

    private final ArrangementStore store;
    private final ArrangementRules rules;
    private final Standings standings;
    private final Credits credits;
    private final Agreeing agreeing;
    private final Clock clock;

    Minding(ArrangementStore store, ArrangementRules rules, Standings standings, Credits credits, Agreeing agreeing, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.standings = standings;
        this.credits = credits;
        this.agreeing = agreeing;
        this.clock = clock;
    }

    @EventListener
    void on(PaymentTaken taken) {
        taken.allocations().stream().map(Allocation::account).distinct().forEach(this::count);
    }

    void count(AccountId account) {
        store.running(account).ifPresent(this::count);
    }

    /** Every arrangement that runs. Days end at midnight in the utility's zone, whichever night has 23 or 25 hours. */
    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void sweep() {
        store.arrangements.each(ArrangementStore.active(), each -> {
            Arrangement now = count(agreeing.finished(each));
            if (now.isActive()) {
                remind(now);
            }
        });
    }

    private Arrangement count(Arrangement seen) {
        LocalDate today = standings.today();
        Money paid = credits.since(seen.account(), seen.beside().start());
        int grace = rules.breach().graceDays();
        boolean newBills = rules.breach().newBills();
        var step = new Course.Step.Counted(
                today, paid, standings.besideDue(seen, today.plusDays(1)),
                newBills ? standings.besideDue(seen, today.minusDays(grace)) : paid.zero(), grace, credits.start(seen.account()), clock.instant());
        return store.arrangements.change(seen.id().value(), now -> Course.next(now, step)
                .map(next -> now.in(next, paid, told(now, next, step.at()).toArray(Outgoing[]::new)))
                .orElseGet(() -> !now.isActive() || now.paid().equals(paid) ? now : now.counting(paid)));
    }

    private static List<Outgoing> told(Arrangement arrangement, Arrangement.State next, Instant at) {
        Arrangement.Agreed agreed = arrangement.agreed();
        return switch (next) {
            case Arrangement.State.Kept kept -> List.of(Outgoing.of(new ArrangementKept(
                    arrangement.id(), arrangement.account(), agreed.person(), arrangement.schedule().total(), agreed.language(), at)));
            case Arrangement.State.Broken broken -> List.of(Outgoing.of(new ArrangementBroken(
                    arrangement.id(), arrangement.account(), agreed.person(), broken.missing(), broken.counts(), agreed.language(), at)));
            case Arrangement.State.Active active -> List.of();
            case Arrangement.State.Cancelled cancelled -> List.of();
            case Arrangement.State.Replaced replaced -> List.of();
        };
    }

    private void remind(Arrangement seen) {
        LocalDate today = standings.today();
        Optional<Installment> next = seen.next();
        if (next.isEmpty() || next.get().due().equals(seen.agreed().day()) || next.get().due().isBefore(today)
                || next.get().due().isAfter(today.plusDays(rules.breach().remindDays()))) {
            return;
        }
        int number = 1 + (int) seen.schedule().installments().stream().filter(each -> each.due().isBefore(next.get().due())).count();
        store.arrangements.change(seen.id().value(), now -> !now.isActive() || now.reminded() >= number
                ? now
                : now.reminded(number, Outgoing.of(new ArrangementDueSoon(
                        now.id(), now.account(), now.agreed().person(), number, next.get().due(), next.get().amount(), now.agreed().language(), clock.instant()))));
    }
}
