package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.Disconnections.Answer;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.RequiresFreshSignIn;
import org.springframework.stereotype.Component;

/** From the work that stops service to the word that it is on again: both are put on record by a person, and the customer hears of each. */
@Component
public final class Restorations {

    private static final int HISTORY = 50;

    private final Doorkeeper door;
    private final ArrangementStore store;
    private final Weighing weighing;
    private final Disconnections disconnections;
    private final NoticeSteps steps;
    private final Reconnections reconnections;

    Restorations(
            Doorkeeper door, ArrangementStore store, Weighing weighing, Disconnections disconnections, NoticeSteps steps, Reconnections reconnections) {
        this.door = door;
        this.store = store;
        this.weighing = weighing;
        this.disconnections = disconnections;
        this.steps = steps;
        this.reconnections = reconnections;
    }

    /**
     * The work that a person signed for is done. The rules are asked once more, for the signature may be days old: where they forbid it by now
     * the work is called off; where they come to forbid it at this very moment, service is to be restored at once.
     */
    @RequiresFreshSignIn
    public Answer workDone(NoticeId id, Asker staff) {
        Doorkeeper.name(staff);
        Optional<DisconnectionNotice> found = store.notices.find(id.value());
        Optional<Account> account = found.flatMap(notice -> door.look(notice.account(), staff));
        if (account.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_NOTICE);
        }
        if (!(found.get().state() instanceof DisconnectionNotice.State.Signed)) {
            return new Answer.NotPossible(Answer.Why.NOT_SIGNED);
        }
        List<RuleAnswer> blockedBy = blockedBy(found.get(), account.get());
        if (!blockedBy.isEmpty()) {
            callOff(account.get().id());
            return new Answer.Blocked(blockedBy);
        }
        LocalDate day = reconnections.times().today();
        Instant now = reconnections.times().now();
        Answer done = steps.take(id, staff, "disconnected", Answer.Why.NOT_SIGNED, new NoticeCourse.Step.WorkDone(day, now), notice -> List.of(
                new ServiceDisconnected(id, notice.account(), day, weighing.stops(notice), notice.addressees(), now)));
        // What came while this was weighed was told of when there was work to call off still; now it is done, and only giving service back helps.
        List<RuleAnswer> since = done instanceof Answer.Done ? blockedBy(found.get(), account.get()) : List.of();
        if (since.isEmpty()) {
            return done;
        }
        reconnections.promise(store.notices.find(id.value()).orElseThrow());
        return new Answer.Blocked(since);
    }

    private List<RuleAnswer> blockedBy(DisconnectionNotice notice, Account account) {
        return weighing.weigh(notice, account, reconnections.times().today()).blockedBy();
    }

    /** Lifted where nothing is left to pay or a plan runs; else back to a notice that nobody has signed. */
    private void callOff(AccountId account) {
        disconnections.lift(account, DisconnectionNotice.Why.PAID);
        if (store.running(account).isPresent()) {
            disconnections.lift(account, DisconnectionNotice.Why.ARRANGED);
        }
        disconnections.stay(account);
    }

    /** What it takes to give service back; empty: it was not cut, or is not theirs. */
    public Optional<Restoration> restoration(AccountId account, Asker who) {
        return off(account, who).map(ServiceOff::restoration);
    }

    /** Service that is off, with what brings it back and by when; empty: it is on, or not theirs. */
    public Optional<ServiceOff> off(AccountId account, Asker who) {
        return door.look(account, who).flatMap(found -> cut(account).map(notice -> new ServiceOff(
                notice, ((DisconnectionNotice.State.Done) notice.state()).day(), weighing.restoration(found, notice), store.reconnections.find(notice.id().value()))));
    }

    /** The latest that is over because service is on again, for the home page to say so for a while. */
    public Optional<DisconnectionNotice.State.Restored> restored(AccountId account, Asker who) {
        return door.look(account, who).flatMap(found -> store.notices(account, HISTORY).stream().findFirst())
                .flatMap(notice -> notice.state() instanceof DisconnectionNotice.State.Restored restored ? Optional.of(restored) : Optional.empty());
    }

    /**
     * Service is on again, by a person's word.
     *
     * @param promise what was promised, where it is given back on a promise
     * @param restored when it was: not before it was cut, nor later than now
     */
    public Answer giveBack(NoticeId id, Optional<Installment> promise, Instant restored, Asker staff) {
        return giveBack(id, promise, restored, Doorkeeper.name(staff), staff);
    }

    private Answer giveBack(NoticeId id, Optional<Installment> promise, Instant restored, String by, Asker who) {
        Instant now = reconnections.times().now();
        Optional<Instant> cut = store.notices.find(id.value()).map(DisconnectionNotice::state)
                .flatMap(state -> state instanceof DisconnectionNotice.State.Done done ? Optional.of(done.at()) : Optional.empty());
        if (restored.isAfter(now) || cut.filter(restored::isBefore).isPresent()) {
            return new Answer.NotPossible(Answer.Why.WRONG_DAY);
        }
        Answer given = steps.take(id, who, "given-back", Answer.Why.NOT_CUT, new NoticeCourse.Step.GiveBack(promise, by, restored), notice -> List.of(
                new ServiceRestored(id, notice.account(), by, restored, notice.addressees(), now)));
        if (given instanceof Answer.Done) {
            reconnections.back(id);
        }
        return given;
    }

    /** A visit to switch service on was booked or moved; tied to the service that is off there, if it is. */
    public void visitBooked(AccountId account, String order, LocalDate day) {
        cut(account).ifPresent(notice -> reconnections.visit(notice, Optional.of(new Reconnection.Visit(order, day))));
    }

    /** It was called off. */
    public void visitCancelled(AccountId account, String order) {
        cut(account).filter(notice -> visit(notice).filter(booked -> booked.order().equals(order)).isPresent())
                .ifPresent(notice -> reconnections.visit(notice, Optional.empty()));
    }

    /** Whoever came has switched it on. */
    public void visitDone(AccountId account, String order, Instant at) {
        cut(account).filter(notice -> visit(notice).filter(booked -> booked.order().equals(order)).isPresent())
                .ifPresent(notice -> giveBack(notice.id(), Optional.empty(), at, "system", Asker.SYSTEM));
    }

    private Optional<Reconnection.Visit> visit(DisconnectionNotice notice) {
        return store.reconnections.find(notice.id().value()).flatMap(Reconnection::visit);
    }

    private Optional<DisconnectionNotice> cut(AccountId account) {
        return store.notices(account, HISTORY).stream().filter(notice -> notice.state() instanceof DisconnectionNotice.State.Done).findFirst();
    }
}
