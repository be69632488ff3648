package org.curbstop.arrangements.holds;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.curbstop.arrangements.AccountFlags;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.rules.AccountAuthorization;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/** Places and lifts holds. A hold is placed immediately on a claim, and is lifted by a person or expires. */
@Component
public final class Holds {

    private final AccountAuthorization authorization;
    private final ArrangementRepository repository;
    private final ArrangementRules rules;
    private final ArrangementEnrollment.BusinessClock clock;
    private final AuditTrail audit;

    public Holds(AccountAuthorization authorization, ArrangementRepository repository, ArrangementRules rules,
            ArrangementEnrollment.BusinessClock businessClock, AuditTrail audit) {
        this.authorization = authorization;
        this.repository = repository;
        this.rules = rules;
        this.clock = businessClock;
        this.audit = audit;
    }

    /**
     * Claim for a hold.
     *
     * @param amount part that is disputed or pledged; empty for the whole amount
     * @param until end set by staff or an agency; empty to apply the rules
     */
    public record HoldClaim(Hold.Kind kind, String why, Optional<Money> amount, Optional<LocalDate> until) {

        public static HoldClaim of(Hold.Kind kind, String why) {
            return new HoldClaim(kind, why, Optional.empty(), Optional.empty());
        }

        public HoldClaim amount(Money part) {
            return new HoldClaim(kind, why, Optional.of(part), until);
        }

        public HoldClaim until(LocalDate day) {
            return new HoldClaim(kind, why, amount, Optional.of(day));
        }
    }

    /** Result of a claim or of a change to a hold. */
    public sealed interface HoldResult {
        record Held(Hold hold) implements HoldResult {}

        /** A hold of that kind is already active; nothing was changed. */
        record AlreadyHeld(Hold hold) implements HoldResult {}

        record NotPossible(HoldRefusal refusal) implements HoldResult {}

        enum HoldRefusal { NOT_YOURS, NO_SUCH_HOLD, NOT_MEDICAL, ENDED, TOO_MANY_CERTIFICATES }
    }

    /**
     * Places a hold immediately, once for the same key. A medical claim needs a written certificate by its last day, unless a medical
     * device with a certificate is registered. Only staff and the application may set the last day.
     */
    public HoldResult place(String key, AccountId account, HoldClaim claim, Actor actor) {
        boolean mayClaim = (claim.kind() == Hold.Kind.MEDICAL ? authorization.findForMedicalClaim(account, actor)
                : authorization.findManageable(account, actor)).isPresent();
        if (!mayClaim) {
            return new HoldResult.NotPossible(HoldResult.HoldRefusal.NOT_YOURS);
        }
        Optional<Hold> again = repository.holds.findBy("key", key).filter(hold -> hold.account().equals(account));
        if (again.isPresent()) {
            return new HoldResult.Held(again.get());
        }
        Optional<Hold> open = repository.holds(account).stream()
                .filter(hold -> hold.kind() == claim.kind() && hold.isInForce(clock.today())).findFirst();
        if (open.isPresent() && claim.amount().isEmpty()) { // two agencies may each pledge a part, two bills may be disputed
            return new HoldResult.AlreadyHeld(open.get());
        }
        Hold made = newHold(key, account, claim, actor);
        Optional<LocalDate> certificateBy = made.state() instanceof Hold.State.Claimed ? Optional.of(made.until()) : Optional.empty();
        var event = new HoldPlaced(made.id(), account, made.kind(), made.until(), certificateBy, actor.channel(), made.placed().at());
        if (!repository.holds.insert(made.withState(made.state(), OutboxMessage.of(event)))) {
            return new HoldResult.Held(repository.holds.findBy("key", key).orElseThrow());
        }
        audit.record(actor, "hold-placed " + made.kind() + " " + made.id(), Optional.of(account));
        return new HoldResult.Held(made);
    }

    private Hold newHold(String key, AccountId account, HoldClaim claim, Actor actor) {
        LocalDate today = clock.today();
        Optional<LocalDate> set = claim.until().filter(day -> actor.isStaffOrSystem());
        Optional<AccountFlags.MedicalDevice> device = repository.accountFlags(account).deviceOn(today);
        ArrangementRules.HoldRules holding = rules.holds();
        LocalDate until = switch (claim.kind()) {
            case MEDICAL -> device.map(known -> earlier(known.until(), today.plusDays(holding.medical().certificateDays())))
                    .orElseGet(() -> later(clock.workdays().after(today, holding.medical().claimWorkdays()),
                            today.plusDays(holding.medical().writtenDays())));
            case DISPUTE -> set.orElseGet(() -> holding.disputeDays().map(days -> today.plusDays(days)).orElse(Hold.NO_END));
            case PENDING_PAYMENT -> set.orElseGet(() -> clock.workdays().after(today, holding.pendingWorkdays()));
            case PLEDGE, BANKRUPTCY -> set.orElse(Hold.NO_END);
        };
        boolean claimed = claim.kind() == Hold.Kind.MEDICAL && device.isEmpty();
        var placed = new Hold.Placement(actor.staff().orElse(actor.channel().name()), actor.channel(), today, clock.now());
        return new Hold(HoldId.create(), 0, key, account, claim.kind(), claim.why().strip(), placed, until, claim.amount(),
                claimed ? new Hold.State.Claimed() : new Hold.State.Active(), claimed ? 0 : 1, false, List.of());
    }

    /**
     * Certifies a medical hold after its written certificate, or a further one, was received.
     *
     * @param until last day of the certificate; the hold is limited to the maximum that the rules allow for one certificate
     */
    public HoldResult certify(HoldId id, LocalDate until, Actor staff) {
        staff.requireStaff();
        ArrangementRules.MedicalHoldRules medical = rules.holds().medical();
        LocalDate last = earlier(until, clock.today().plusDays(medical.certificateDays()));
        return apply(id, staff, "hold-certified", now -> now.kind() != Hold.Kind.MEDICAL ? unchanged(HoldResult.HoldRefusal.NOT_MEDICAL)
                : !now.isInForce(clock.today()) ? unchanged(HoldResult.HoldRefusal.ENDED)
                : now.certificates() >= medical.certificates() ? unchanged(HoldResult.HoldRefusal.TOO_MANY_CERTIFICATES)
                : new HoldChange(Optional.of(now.withCertificate(later(last, now.until()))), HoldResult.HoldRefusal.ENDED));
    }

    /** Lifts a hold by a person's decision. */
    @RequiresFreshSignIn
    public HoldResult lift(HoldId id, String why, Actor staff) {
        return lift(id, why, staff.requireStaff(), staff);
    }

    private HoldResult lift(HoldId id, String why, String name, Actor actor) {
        return apply(id, actor, "hold-lifted", now -> now.isOpen()
                ? new HoldChange(Optional.of(now.withState(new Hold.State.Lifted(name, why.strip(), clock.now()),
                        OutboxMessage.of(new HoldLifted(id, now.account(), now.kind(), name, clock.now())))), HoldResult.HoldRefusal.ENDED)
                : unchanged(HoldResult.HoldRefusal.ENDED));
    }

    /** Returns the holds in force today. */
    public List<Hold> listActive(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor)
                .map(found -> repository.holds(found.id()).stream().filter(hold -> hold.isInForce(clock.today())).toList())
                .orElse(List.of());
    }

    /** Returns all holds of an account, past ones included, oldest first. */
    public List<Hold> history(AccountId account, Actor staff) {
        staff.requireStaff();
        return authorization.findViewable(account, staff).map(found -> repository.holds(found.id())).orElse(List.of());
    }

    /** Registers a medical device whose certificate is on file. */
    public void registerDevice(AccountId account, String what, LocalDate until, Actor actor) {
        actor.requireStaffOrSystem();
        updateFlags(account, now -> now.with(new AccountFlags.MedicalDevice(what, until, actor.staff().orElse("system"))));
        audit.record(actor, "device-registered", Optional.of(account));
    }

    /** Records a billing error of this many months, which extends the time to pay. */
    public void recordBillingError(AccountId account, int months, Actor staff) {
        updateFlags(account,
                now -> now.with(new AccountFlags.BillingError(months, clock.today(), staff.requireStaff())));
        audit.record(staff, "billing-error-noted", Optional.of(account));
    }

    public AccountFlags accountFlags(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).map(found -> repository.accountFlags(found.id()))
                .orElseGet(() -> AccountFlags.empty(account));
    }

    private void updateFlags(AccountId account, UnaryOperator<AccountFlags> change) {
        repository.accountFlags.insert(AccountFlags.empty(account));
        repository.accountFlags.change(account.value(), change);
    }

    /**
     * Places a hold for a protection that staff approved on the basis of a certificate. An active claim is certified by it instead, even
     * beyond the number of certificates in a row that the rules allow without review: a person has decided.
     *
     * @param until last day of the certificate
     */
    void placeProtection(String key, AccountId account, String why, LocalDate until) {
        if (authorization.find(account).isEmpty() || repository.holds.findBy("key", key).isPresent()) {
            return;
        }
        LocalDate today = clock.today();
        Optional<Hold> open = repository.holds(account).stream().filter(hold -> hold.kind() == Hold.Kind.MEDICAL && hold.isInForce(today))
                .findFirst();
        var state = open.<Hold.State>map(standing -> new Hold.State.Lifted("system", "certifies " + standing.id(), clock.now()))
                .orElseGet(Hold.State.Active::new);
        var hold = new Hold(
                HoldId.create(), 0, key, account, Hold.Kind.MEDICAL, why, new Hold.Placement("system", Channel.SYSTEM, today, clock.now()),
                until, Optional.empty(), state, 1, false, List.of());
        open.ifPresent(standing -> apply(standing.id(), Actor.SYSTEM, "hold-certified", now ->
        // Repeat if the event is published again after a crash before the insert below.
        now.isInForce(today) && !(now.state() instanceof Hold.State.Active && !now.until().isBefore(until))
                        ? new HoldChange(Optional.of(now.withCertificate(later(until, now.until()))), HoldResult.HoldRefusal.ENDED)
                        : unchanged(HoldResult.HoldRefusal.ENDED)));
        // Stored even if it only certifies another hold: a repeated event must not place a hold again after that one was lifted.
        var event = new HoldPlaced(hold.id(), account, hold.kind(), until, Optional.empty(), Channel.SYSTEM, clock.now());
        if (repository.holds.insert(open.isPresent() ? hold : hold.withState(state, OutboxMessage.of(event))) && open.isEmpty()) {
            audit.record(Actor.SYSTEM, "hold-placed " + hold.kind() + " " + hold.id(), Optional.of(account));
        }
    }

    /** Ends a hold without a person's decision on the hold itself: an agency paid or withdrew its pledge, the matter was decided. */
    public void liftByKey(String key, AccountId account, Hold.Kind kind, String why) {
        // If the end arrives first, an ended hold is stored, so that the pledge that arrives after it places none.
        var ended = new Hold(
                HoldId.create(), 0, key, account, kind, "", new Hold.Placement("system", Channel.SYSTEM, clock.today(), clock.now()),
                clock.today(), Optional.empty(),
                new Hold.State.Lifted("system", why, clock.now()), 0, false, List.of());
        if (!repository.holds.insert(ended)) {
            repository.holds.findBy("key", key).ifPresent(hold -> lift(hold.id(), why, "system", Actor.SYSTEM));
        }
    }

    /** Sets the last day of a hold, earlier or later than before. */
    void endOn(String key, LocalDate last) {
        repository.holds.findBy("key", key).ifPresent(found -> apply(found.id(), Actor.SYSTEM, "hold-ends " + last, now ->
                now.isOpen() && !now.until().equals(last) ? new HoldChange(Optional.of(now.withUntil(last)), HoldResult.HoldRefusal.ENDED)
                        : unchanged(HoldResult.HoldRefusal.ENDED)));
    }

    private record HoldChange(Optional<Hold> next, HoldResult.HoldRefusal refusal) {}

    private static HoldChange unchanged(HoldResult.HoldRefusal why) {
        return new HoldChange(Optional.empty(), why);
    }

    private HoldResult apply(HoldId id, Actor actor, String action, java.util.function.Function<Hold, HoldChange> step) {
        Optional<Hold> found = repository.holds.find(id.value());
        if (found.isEmpty()) {
            return new HoldResult.NotPossible(HoldResult.HoldRefusal.NO_SUCH_HOLD);
        }
        var changed = new AtomicBoolean();
        Hold after = repository.holds.change(id.value(), now -> {
            Optional<Hold> next = step.apply(now).next();
            changed.set(next.isPresent());
            return next.orElse(now);
        });
        if (!changed.get()) {
            return new HoldResult.NotPossible(step.apply(after).refusal());
        }
        audit.record(actor, action + " " + id, Optional.of(after.account()));
        return new HoldResult.Held(after);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
