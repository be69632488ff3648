package org.curbstop.arrangements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Taken;
import org.springframework.stereotype.Component;

/** Makes arrangements, one running for an account, each of one command once; and keeps the clock of their letters. */
@Component
final class Agreeing {

    private final ArrangementStore store;
    private final ArrangementRules rules;
    private final Standings standings;
    private final Credits credits;
    private final Audit audit;
    private final Times times;

    /** The clock, and business days by it. */
    @org.springframework.stereotype.Component
    record Times(Clock clock, Workdays workdays) {

        Instant now() {
            return clock.instant();
        }

        LocalDate today() {
            return LocalDate.now(clock);
        }
    }

    /** @param decided the person of the utility whose decision it took, if it did */
    record By(Language language, Asker who, Optional<String> decided) {}

    Agreeing(ArrangementStore store, ArrangementRules rules, Standings standings, Credits credits, Audit audit, Times times) {
        this.store = store;
        this.rules = rules;
        this.standings = standings;
        this.credits = credits;
        this.audit = audit;
        this.times = times;
    }

    boolean mailNeedsConsent() {
        return rules.confirmation().mailNeedsConsent();
    }

    /** The arrangement that this key made already. */
    Optional<Arrangement> again(String key, AccountId account) {
        return store.arrangements.findBy("key", key).filter(found -> found.account().equals(account)).map(this::finished);
    }

    /** Empty: another arrangement was agreed at the same moment. */
    Optional<Arrangement> agree(String key, AccountId account, Schedule schedule, By by) {
        Credits.Start start = credits.start(account);
        Optional<Arrangement> before = store.running(account);
        Arrangement made = made(key, account, schedule, by, standings.beside(account, schedule.total(), start), before);
        var event = new ArrangementAgreed(made.id(), account, made.agreed().person(), schedule, made.confirmation().dueBy(), by.who().channel(), by.language(), made.agreed().at());
        if (!store.arrangements.insert(made.in(made.state(), made.paid(), Outgoing.of(event)))) {
            return again(key, account);
        }
        audit.record(by.who(), "arrangement-agreed " + made.id(), Optional.of(account));
        return Optional.of(finished(made));
    }

    private Arrangement made(String key, AccountId account, Schedule schedule, By by, Arrangement.Beside beside, Optional<Arrangement> before) {
        LocalDate day = times.today();
        ArrangementRules.Confirmation letter = rules.confirmation();
        Optional<LocalDate> dueBy = schedule.size() >= letter.fromPayments() ? Optional.of(times.workdays().after(day, letter.workdays())) : Optional.empty();
        var agreed = new Arrangement.Agreed(times.now(), day, by.who().channel(), by.language(), by.who().person(), by.decided());
        // One that takes the place of another is the running one only once the other has ended: see finished.
        return new Arrangement(
                ArrangementId.mint(), 0, key, account, agreed, schedule, beside, new Arrangement.State.Active(), schedule.total().zero(),
                new Arrangement.Confirmation(dueBy, Optional.empty(), letter.binding()), before.map(Arrangement::id),
                before.map(old -> old.replacements() + 1).orElse(0), before.isPresent() ? Optional.empty() : Optional.of(account.value()), 0, List.of());
    }

    /** Ends the one it takes the place of, and makes it the running one. May be done again after a stop between the two. */
    Arrangement finished(Arrangement made) {
        if (made.replaces().isEmpty() || made.running().isPresent() || !made.isActive()) {
            return made;
        }
        store.arrangements.change(made.replaces().get().value(), old ->
                Course.next(old, new Course.Step.AgreedAnew(made.id(), times.now())).map(next -> old.in(next, old.paid())).orElse(old));
        try {
            return store.arrangements.change(made.id().value(), now -> now.isActive() && now.running().isEmpty() ? now.theRunningOne() : now);
        } catch (Taken somebodyElse) {
            return store.arrangements.change(made.id().value(), now -> now.isActive()
                    ? now.in(new Arrangement.State.Cancelled("another was agreed at the same moment", times.now()), now.paid()) : now);
        }
    }

    boolean cancel(ArrangementId id, Asker staff) {
        String name = Doorkeeper.name(staff);
        var done = new AtomicBoolean();
        Optional<Arrangement> after = store.arrangements.find(id.value()).map(found -> store.arrangements.change(id.value(), now -> {
            Optional<Arrangement.State> next = Course.next(now, new Course.Step.CalledOff(name, times.now()));
            done.set(next.isPresent());
            return next.map(state -> now.in(state, now.paid(), Outgoing.of(new ArrangementCancelled(id, now.account(), Optional.of(now.left()), name, times.now())))).orElse(now);
        }));
        after.filter(any -> done.get()).ifPresent(off -> audit.record(staff, "arrangement-cancelled " + id, Optional.of(off.account())));
        return done.get();
    }

    void confirmed(ArrangementId id, Arrangement.Way way, String reference, Asker who) {
        var sent = new Arrangement.Sent(way, times.today(), times.now(), reference);
        if (!rules.confirmation().by().contains(way)) {
            return; // a text tells that there is a letter; where the rules want one, it is none
        }
        var first = new AtomicBoolean();
        Arrangement after = store.arrangements.change(id.value(), now -> {
            first.set(now.confirmation().sent().isEmpty());
            return first.get() ? now.confirmed(sent) : now;
        });
        if (first.get()) {
            audit.record(who, "arrangement-confirmed " + id, Optional.of(after.account()));
        }
    }

    List<Arrangement> lettersOwed() {
        var owed = new ArrayList<Arrangement>();
        store.arrangements.each(ArrangementStore.active(), each -> {
            if (each.confirmation().dueBy().isPresent() && each.confirmation().sent().isEmpty()) {
                owed.add(each);
            }
        });
        owed.sort(Comparator.comparing(each -> each.confirmation().dueBy().orElseThrow()));
        return owed;
    }
}
