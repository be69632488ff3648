package org.curbstop.arrangements;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.accounts.Account;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Ids;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.Event;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/**
 * Notices of disconnection. The program says by rule who may be disconnected and what stands in the way; a person signs each one;
 * what is signed is an order on record, and nothing here reaches a valve or a switch.
 */
@Component
public final class Disconnections {

    private static final int HISTORY = 50;

    private final Doorkeeper door;
    private final ArrangementStore store;
    private final Weighing weighing;
    private final Credits credits;
    private final NoticeSteps steps;
    private final Agreeing.Times times;

    Disconnections(Doorkeeper door, ArrangementStore store, Weighing weighing, Credits credits, NoticeSteps steps, Agreeing.Times times) {
        this.door = door;
        this.store = store;
        this.weighing = weighing;
        this.credits = credits;
        this.steps = steps;
        this.times = times;
    }

    /** What came of a step. */
    public sealed interface Answer {
        record Done(DisconnectionNotice notice) implements Answer {}

        /** Not by rule: these stand in the way. */
        record Blocked(List<RuleAnswer> by) implements Answer {}

        record NotPossible(Why why) implements Answer {}

        enum Why { NO_SUCH_ACCOUNT, NO_SUCH_NOTICE, ONE_IS_OUT, NOT_OUT, NOT_SIGNED, NOT_CUT, NO_REASON, WRONG_DAY }
    }

    /**
     * Draws up a notice; the same key draws up one. It is to be brought to each addressee, and the proof recorded, before its day counts.
     *
     * @param day the first day on which service may stop; absent: the first that the rules let
     */
    public Answer issue(String key, AccountId account, Optional<LocalDate> day, Asker who) {
        who.mustBeInside();
        Optional<Account> found = door.find(account);
        if (found.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_ACCOUNT);
        }
        Optional<DisconnectionNotice> again = store.notices.findBy("key", key);
        if (again.isPresent()) {
            return new Answer.Done(again.get());
        }
        Credits.Start start = credits.start(account);
        Weighing.Draft draft = weighing.draft(found.get(), day);
        List<RuleAnswer> blocked = draft.answers().stream().filter(answer -> !answer.held()).toList();
        if (!blocked.isEmpty()) {
            return new Answer.Blocked(blocked);
        }
        var notice = new DisconnectionNotice(
                NoticeId.mint(), 0, key, account, times.today(), draft.notBefore(), draft.lastDay(), draft.amount(), start, draft.afterBreach(),
                draft.addressees(), draft.rights(), List.of(), new DisconnectionNotice.State.Out(), Optional.of(account.value()), List.of());
        var event = new DisconnectionNoticed(notice.id(), account, notice.notBefore(), notice.amount(), notice.addressees(), times.now());
        if (!store.notices.insert(notice.in(notice.state(), Outgoing.of(event)))) {
            return store.notices.findBy("key", key).<Answer>map(Answer.Done::new).orElse(new Answer.NotPossible(Answer.Why.ONE_IS_OUT));
        }
        steps.record(who, "disconnection-noticed " + notice.id(), account);
        return new Answer.Done(notice);
    }

    /** It reached an addressee on this day: the earliest proof of each counts. */
    public Answer proved(NoticeId id, Addressee to, Arrangement.Way way, LocalDate day, String reference, Asker who) {
        return proved(id, new DisconnectionNotice.Proof(to, way, day, reference, times.now(), Optional.empty(), Optional.empty()), who);
    }

    /** The same as staff put it down, perhaps days later: it counts from its own day. */
    public Answer proved(
            NoticeId id, Addressee to, DisconnectionNotice.Proof.Kind kind, LocalDate day, Optional<LocalTime> time, String reference, Asker who) {
        if (day.isAfter(times.today()) || store.notices.find(id.value()).filter(found -> day.isBefore(found.issued())).isPresent()) {
            return new Answer.NotPossible(Answer.Why.WRONG_DAY); // nothing arrives tomorrow, or before it is drawn up
        }
        return proved(id, new DisconnectionNotice.Proof(to, kind.way(), day, reference.strip(), times.now(), time, Optional.of(kind)), who);
    }

    private Answer proved(NoticeId id, DisconnectionNotice.Proof proof, Asker who) {
        who.mustBeInside();
        Addressee to = proof.to();
        String reference = proof.reference();
        return store.notices.find(id.value()).<Answer>map(found -> {

            DisconnectionNotice after = store.notices.change(id.value(), now -> now.addressees().contains(to) && now.proofs().stream().noneMatch(
                    known -> known.to().equals(to) && known.reference().equals(reference)) ? now.proved(proof) : now);
            steps.record(who, "disconnection-proved " + id, after.account());
            return new Answer.Done(after);
        }).orElseGet(() -> new Answer.NotPossible(Answer.Why.NO_SUCH_NOTICE));
    }

    /** The notice that is out for an account, signed or not. */
    public Optional<DisconnectionNotice> notice(AccountId account, Asker who) {
        return door.look(account, who).flatMap(found -> store.live(found.id()));
    }

    public Optional<DisconnectionNotice> find(NoticeId id, Asker who) {
        return store.notices.find(id.value()).filter(found -> door.look(found.account(), who).isPresent());
    }

    /** Newest first. */
    public List<DisconnectionNotice> of(AccountId account, Asker who) {
        return door.look(account, who).map(found -> store.notices(found.id(), HISTORY)).orElse(List.of());
    }

    /** Every notice that is open, for the application's own rounds and for staff. */
    public List<DisconnectionNotice> open(Asker who) {
        who.mustBeInside();
        var all = new ArrayList<DisconnectionNotice>();
        store.notices.each(ArrangementStore.openNotices(), all::add);
        return all;
    }

    /** What is left of the amount that stops it. */
    public Money stops(DisconnectionNotice notice) {
        return weighing.stops(notice);
    }

    /** What a customer hears; empty: not theirs, or no such account. */
    public Optional<Explained> explain(AccountId account, Asker who) {
        return door.look(account, who).map(found -> {
            Optional<DisconnectionNotice> notice = store.live(account);
            return new Explained(
                    notice, notice.map(weighing::stops), store.holds(account).stream().filter(hold -> hold.holdsOn(times.today())).toList(),
                    store.running(account), weighing.rights());
        });
    }

    /**
     * @param stops what is left of the amount that stops it
     * @param rights keys of what the customer can do here
     */
    public record Explained(
            Optional<DisconnectionNotice> notice, Optional<Money> stops, List<Hold> holds, Optional<Arrangement> arrangement, List<String> rights) {}

    /** Every account with an open notice, held against the rules for that day; those that nothing blocks come first. */
    public List<Candidate> mayBeDisconnected(LocalDate day, Asker staff) {
        Doorkeeper.name(staff);
        var all = new ArrayList<Candidate>();
        store.notices.each(ArrangementStore.openNotices(), notice -> door.find(notice.account()).ifPresent(account -> all.add(weighing.weigh(notice, account, day))));
        steps.record(staff, "disconnections-listed", all.stream().map(each -> each.notice().account()).toList());
        all.sort(java.util.Comparator.comparing((Candidate each) -> !each.mayBeSigned()).thenComparing(each -> each.notice().notBefore()));
        return all;
    }

    /** A person decides, today, that service is to stop, and says why. Whatever the list said before, the rules are asked again now. */
    @RequiresFreshSignIn
    public Answer sign(NoticeId id, String why, Asker staff) {
        String name = Doorkeeper.name(staff);
        if (why.isBlank()) {
            return new Answer.NotPossible(Answer.Why.NO_REASON);
        }
        Optional<DisconnectionNotice> found = store.notices.find(id.value());
        Optional<Account> account = found.flatMap(notice -> door.look(notice.account(), staff));
        if (account.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_NOTICE);
        }
        List<RuleAnswer> blockedBy = weighing.weigh(found.get(), account.get(), times.today()).blockedBy();
        if (blockedBy.isEmpty()) {
            String order = Ids.mint("cut");
            Answer signed = step(id, staff, "disconnection-signed", Answer.Why.NOT_OUT, new NoticeCourse.Step.Sign(name, order, times.today(), times.now(), why.strip()),
                    now -> List.of(new DisconnectionSigned(id, now.account(), order, times.today(), name, Optional.of(weighing.stops(now)), Optional.of(why.strip()), times.now())));
            if (!(signed instanceof Answer.Done)) {
                return signed;
            }
            // A hold that came while this was weighed was told of when there was nothing to stay yet; one that comes later finds it signed.
            blockedBy = weighing.weigh(found.get(), account.get(), times.today()).blockedBy();
            if (blockedBy.isEmpty()) {
                return signed;
            }
            stay(account.get().id());
        }
        steps.record(staff, "disconnection-blocked " + id, account.get().id());
        return new Answer.Blocked(blockedBy);
    }

    /** Taken back by staff, with or without reason of the customer's. */
    public Answer withdraw(NoticeId id, Asker staff) {
        Doorkeeper.name(staff);
        return step(id, staff, "disconnection-withdrawn", Answer.Why.NOT_OUT, new NoticeCourse.Step.Lift(DisconnectionNotice.Why.WITHDRAWN, times.now()),
                now -> List.of(lifted(now, DisconnectionNotice.Why.WITHDRAWN)));
    }

    /** Lifts what was paid or arranged; the same minute, as it hears of it. */
    void lift(AccountId account, DisconnectionNotice.Why why) {
        store.live(account).filter(notice -> why != DisconnectionNotice.Why.PAID || !weighing.stops(notice).isPositive()).ifPresent(notice ->
                step(notice.id(), Asker.SYSTEM, "disconnection-lifted " + why, Answer.Why.NOT_OUT, new NoticeCourse.Step.Lift(why, times.now()),
                        now -> List.of(lifted(now, why))));
    }

    /** A hold came: what was signed is not to be done. */
    void stay(AccountId account) {
        store.live(account).ifPresent(notice -> step(notice.id(), Asker.SYSTEM, "disconnection-stayed", Answer.Why.NOT_SIGNED, new NoticeCourse.Step.Stay(),
                now -> order(now).<List<Event>>map(order -> List.of(new DisconnectionStayed(now.id(), account, order, times.now()))).orElse(List.of())));
    }

    void expire(DisconnectionNotice notice) {
        step(notice.id(), Asker.SYSTEM, "disconnection-expired", Answer.Why.NOT_OUT, new NoticeCourse.Step.DayWentBy(times.now()), now -> List.of());
    }

    private DisconnectionLifted lifted(DisconnectionNotice notice, DisconnectionNotice.Why why) {
        return new DisconnectionLifted(notice.id(), notice.account(), why, order(notice), notice.addressees(), times.now());
    }

    private static Optional<String> order(DisconnectionNotice notice) {
        return notice.state() instanceof DisconnectionNotice.State.Signed signed ? Optional.of(signed.order()) : Optional.empty();
    }

    private Answer step(NoticeId id, Asker who, String did, Answer.Why otherwise, NoticeCourse.Step step, Function<DisconnectionNotice, List<Event>> told) {
        return steps.take(id, who, did, otherwise, step, told);
    }
}
