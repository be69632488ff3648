package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/** What keeps an account from being disconnected: placed at once on somebody's word, lifted by a person or by its day. */
@Component
public final class Holds {

    private final Doorkeeper door;
    private final ArrangementStore store;
    private final ArrangementRules rules;
    private final Agreeing.Times times;
    private final Audit audit;

    Holds(Doorkeeper door, ArrangementStore store, ArrangementRules rules, Agreeing.Times times, Audit audit) {
        this.door = door;
        this.store = store;
        this.rules = rules;
        this.times = times;
        this.audit = audit;
    }

    /**
     * What is claimed.
     *
     * @param amount the part that is disputed or pledged; absent: all
     * @param until what staff or an agency set; absent: as the rules have it
     */
    public record Claim(Hold.Kind kind, String why, Optional<Money> amount, Optional<LocalDate> until) {

        public static Claim of(Hold.Kind kind, String why) {
            return new Claim(kind, why, Optional.empty(), Optional.empty());
        }

        public Claim amount(Money part) {
            return new Claim(kind, why, Optional.of(part), until);
        }

        public Claim until(LocalDate day) {
            return new Claim(kind, why, amount, Optional.of(day));
        }
    }

    /** What came of a claim or a step. */
    public sealed interface Answer {
        record Held(Hold hold) implements Answer {}

        /** One of that kind stands already: nothing was changed. */
        record AlreadyHeld(Hold hold) implements Answer {}

        record NotPossible(Why why) implements Answer {}

        enum Why { NOT_YOURS, NO_SUCH_HOLD, NOT_MEDICAL, ENDED, TOO_MANY_CERTIFICATES }
    }

    /**
     * Places a hold at once; the same key places one. A medical claim needs a certificate in writing by its last day, unless a
     * device is registered there with one on file. Only staff and the application choose a day of their own.
     */
    public Answer place(String key, AccountId account, Claim claim, Asker who) {
        boolean mayClaim = (claim.kind() == Hold.Kind.MEDICAL ? door.claim(account, who) : door.act(account, who)).isPresent();
        if (!mayClaim) {
            return new Answer.NotPossible(Answer.Why.NOT_YOURS);
        }
        Optional<Hold> again = store.holds.findBy("key", key).filter(hold -> hold.account().equals(account));
        if (again.isPresent()) {
            return new Answer.Held(again.get());
        }
        Optional<Hold> open = store.holds(account).stream().filter(hold -> hold.kind() == claim.kind() && hold.holdsOn(times.today())).findFirst();
        if (open.isPresent() && claim.kind() != Hold.Kind.PLEDGE) { // two agencies may promise
            return new Answer.AlreadyHeld(open.get());
        }
        Hold made = made(key, account, claim, who);
        Optional<LocalDate> certificateBy = made.state() instanceof Hold.State.Claimed ? Optional.of(made.until()) : Optional.empty();
        var event = new HoldPlaced(made.id(), account, made.kind(), made.until(), certificateBy, who.channel(), made.placed().at());
        if (!store.holds.insert(made.in(made.state(), Outgoing.of(event)))) {
            return new Answer.Held(store.holds.findBy("key", key).orElseThrow());
        }
        audit.record(who, "hold-placed " + made.kind() + " " + made.id(), Optional.of(account));
        return new Answer.Held(made);
    }

    private Hold made(String key, AccountId account, Claim claim, Asker who) {
        LocalDate today = times.today();
        Optional<LocalDate> set = claim.until().filter(day -> who.isInside());
        Optional<Particulars.Device> device = store.particulars(account).deviceOn(today);
        ArrangementRules.Holding holding = rules.holding();
        LocalDate until = switch (claim.kind()) {
            case MEDICAL -> device.map(known -> earlier(known.until(), today.plusDays(holding.medical().certificateDays())))
                    .orElseGet(() -> later(times.workdays().after(today, holding.medical().claimWorkdays()), today.plusDays(holding.medical().writtenDays())));
            case DISPUTE -> set.orElseGet(() -> holding.disputeDays().map(days -> today.plusDays(days)).orElse(Hold.NO_END));
            case PENDING_PAYMENT -> set.orElseGet(() -> times.workdays().after(today, holding.pendingWorkdays()));
            case PLEDGE, BANKRUPTCY -> set.orElse(Hold.NO_END);
        };
        boolean claimed = claim.kind() == Hold.Kind.MEDICAL && device.isEmpty();
        var placed = new Hold.Placed(who.staff().orElse(who.channel().name()), who.channel(), today, times.now());
        return new Hold(
                HoldId.mint(), 0, key, account, claim.kind(), claim.why().strip(), placed, until, claim.amount(),
                claimed ? new Hold.State.Claimed() : new Hold.State.Standing(), claimed ? 0 : 1, false, List.of());
    }

    /**
     * The second step of a medical hold: its certificate has come in writing; or a further one.
     *
     * @param until the last day that it certifies; held at most as long as the rules let one certificate last
     */
    public Answer certify(HoldId id, LocalDate until, Asker staff) {
        Doorkeeper.name(staff);
        ArrangementRules.Medical medical = rules.holding().medical();
        LocalDate last = earlier(until, times.today().plusDays(medical.certificateDays()));
        return step(id, staff, "hold-certified", now ->
                now.kind() != Hold.Kind.MEDICAL ? refused(Answer.Why.NOT_MEDICAL)
                : !now.holdsOn(times.today()) ? refused(Answer.Why.ENDED)
                : now.certificates() >= medical.certificates() ? refused(Answer.Why.TOO_MANY_CERTIFICATES)
                : new Stepped(Optional.of(now.certified(later(last, now.until()))), Answer.Why.ENDED));
    }

    /** A person decides that it holds no longer. */
    @RequiresFreshSignIn
    public Answer lift(HoldId id, String why, Asker staff) {
        return lift(id, why, Doorkeeper.name(staff), staff);
    }

    private Answer lift(HoldId id, String why, String name, Asker who) {
        return step(id, who, "hold-lifted", now -> now.isOpen()
                ? new Stepped(Optional.of(now.in(new Hold.State.Lifted(name, why.strip(), times.now()),
                        Outgoing.of(new HoldLifted(id, now.account(), now.kind(), name, times.now())))), Answer.Why.ENDED)
                : refused(Answer.Why.ENDED));
    }

    /** Those that hold today. */
    public List<Hold> on(AccountId account, Asker who) {
        return door.look(account, who).map(found -> store.holds(found.id()).stream().filter(hold -> hold.holdsOn(times.today())).toList()).orElse(List.of());
    }

    /** All that there ever were, oldest first. */
    public List<Hold> history(AccountId account, Asker staff) {
        Doorkeeper.name(staff);
        return door.look(account, staff).map(found -> store.holds(found.id())).orElse(List.of());
    }

    /** Somebody there depends on a device; its certificate is on file. */
    public void registerDevice(AccountId account, String what, LocalDate until, Asker who) {
        who.mustBeInside();
        keep(account, now -> now.with(new Particulars.Device(what, until, who.staff().orElse("system"))));
        audit.record(who, "device-registered", Optional.of(account));
    }

    /** We billed wrongly for so many months: that gives more time to pay. */
    public void billingError(AccountId account, int months, Asker staff) {
        keep(account, now -> now.with(new Particulars.BillingError(months, times.today(), Doorkeeper.name(staff))));
        audit.record(staff, "billing-error-noted", Optional.of(account));
    }

    public Particulars particulars(AccountId account, Asker who) {
        return door.look(account, who).map(found -> store.particulars(found.id())).orElseGet(() -> Particulars.none(account));
    }

    private void keep(AccountId account, UnaryOperator<Particulars> change) {
        store.particulars.insert(Particulars.none(account));
        store.particulars.change(account.value(), change);
    }

    /**
     * What staff of another desk have approved on a certificate. A claim that stands already is certified by it, also beyond the number of
     * certificates in a row that the rules let pass by themselves: a person has decided.
     *
     * @param until the last day of the certificate
     */
    void protect(String key, AccountId account, String why, LocalDate until) {
        if (door.find(account).isEmpty() || store.holds.findBy("key", key).isPresent()) {
            return;
        }
        LocalDate today = times.today();
        Optional<Hold> open = store.holds(account).stream().filter(hold -> hold.kind() == Hold.Kind.MEDICAL && hold.holdsOn(today)).findFirst();
        var state = open.<Hold.State>map(standing -> new Hold.State.Lifted("system", "certifies " + standing.id(), times.now())).orElseGet(Hold.State.Standing::new);
        var hold = new Hold(
                HoldId.mint(), 0, key, account, Hold.Kind.MEDICAL, why, new Hold.Placed("system", Channel.SYSTEM, today, times.now()), until, Optional.empty(), state, 1, false, List.of());
        open.ifPresent(standing -> step(standing.id(), Asker.SYSTEM, "hold-certified", now ->
                now.holdsOn(today) && !(now.state() instanceof Hold.State.Standing && !now.until().isBefore(until)) // told again, after a crash before the line below
                        ? new Stepped(Optional.of(now.certified(later(until, now.until()))), Answer.Why.ENDED)
                        : refused(Answer.Why.ENDED)));
        // Kept also where it only certifies another: what is told a second time, after that one was lifted, must not hold again.
        var event = new HoldPlaced(hold.id(), account, hold.kind(), until, Optional.empty(), Channel.SYSTEM, times.now());
        if (store.holds.insert(open.isPresent() ? hold : hold.in(state, Outgoing.of(event))) && open.isEmpty()) {
            audit.record(Asker.SYSTEM, "hold-placed " + hold.kind() + " " + hold.id(), Optional.of(account));
        }
    }

    /** The application's own end of a hold: an agency paid, or took its promise back. */
    void liftFor(String key, AccountId account, Hold.Kind kind, String why) {
        // Told out of order, the end comes first: kept as ended, so that the promise that comes after holds nothing.
        var ended = new Hold(
                HoldId.mint(), 0, key, account, kind, "", new Hold.Placed("system", Channel.SYSTEM, times.today(), times.now()), times.today(), Optional.empty(),
                new Hold.State.Lifted("system", why, times.now()), 0, false, List.of());
        if (!store.holds.insert(ended)) {
            store.holds.findBy("key", key).ifPresent(hold -> lift(hold.id(), why, "system", Asker.SYSTEM));
        }
    }

    private record Stepped(Optional<Hold> next, Answer.Why otherwise) {}

    private static Stepped refused(Answer.Why why) {
        return new Stepped(Optional.empty(), why);
    }

    private Answer step(HoldId id, Asker who, String did, java.util.function.Function<Hold, Stepped> step) {
        Optional<Hold> found = store.holds.find(id.value());
        if (found.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_HOLD);
        }
        var changed = new AtomicBoolean();
        Hold after = store.holds.change(id.value(), now -> {
            Optional<Hold> next = step.apply(now).next();
            changed.set(next.isPresent());
            return next.orElse(now);
        });
        if (!changed.get()) {
            return new Answer.NotPossible(step.apply(after).otherwise());
        }
        audit.record(who, did + " " + id, Optional.of(after.account()));
        return new Answer.Held(after);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
