package org.curbstop.arrangements.plans;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.CreditStandingFactory;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.store.DuplicateKeyException;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.BusinessCalendar;
import org.springframework.stereotype.Component;

/** Creates arrangements, at most one running per account and one per idempotency key, and tracks their confirmation letters. */
@Component
public final class ArrangementEnrollment {

    private final ArrangementRepository repository;
    private final ArrangementRules rules;
    private final CreditStandingFactory standingFactory;
    private final AccountCredits accountCredits;
    private final AuditTrail audit;
    private final BusinessClock clock;

    /** The clock and the business calendar. */
    @org.springframework.stereotype.Component
    public record BusinessClock(Clock clock, BusinessCalendar workdays) {

        public Instant now() {
            return clock.instant();
        }

        public LocalDate today() {
            return LocalDate.now(clock);
        }
    }

    /** @param decidedBy employee who approved it, if approval was needed */
    record AgreedBy(Language language, Actor actor, Optional<String> decidedBy) {}

    public ArrangementEnrollment(ArrangementRepository repository, ArrangementRules rules, CreditStandingFactory standings,
            AccountCredits credits, AuditTrail audit, BusinessClock businessClock) {
        this.repository = repository;
        this.rules = rules;
        this.standingFactory = standings;
        this.accountCredits = credits;
        this.audit = audit;
        this.clock = businessClock;
    }

    boolean mailNeedsConsent() {
        return rules.confirmation().mailNeedsConsent();
    }

    /** Returns the arrangement that was already created with this key. */
    Optional<Arrangement> findByKey(String key, AccountId account) {
        return repository.arrangements.findBy("key", key).filter(found -> found.account().equals(account)).map(this::completeReplacement);
    }

    /** Creates an arrangement. Empty if another one was agreed concurrently. */
    Optional<Arrangement> agree(String key, AccountId account, InstallmentSchedule schedule, AgreedBy by) {
        AccountCredits.CreditBaseline start = accountCredits.baseline(account);
        Optional<Arrangement> before = repository.findRunning(account);
        Arrangement made = newArrangement(key, account, schedule, by, standingFactory.otherDues(account, schedule.total(), start), before);
        var event = new ArrangementAgreed(made.id(), account, made.agreed().person(), schedule, made.confirmation().dueBy(),
                by.actor().channel(), by.language(), made.agreed().at());
        if (!repository.arrangements.insert(made.withState(made.state(), made.paid(), OutboxMessage.of(event)))) {
            return findByKey(key, account);
        }
        audit.record(by.actor(), "arrangement-agreed " + made.id(), Optional.of(account));
        return Optional.of(completeReplacement(made));
    }

    private Arrangement newArrangement(String key, AccountId account, InstallmentSchedule schedule, AgreedBy by,
            Arrangement.OtherDues beside, Optional<Arrangement> before) {
        LocalDate day = clock.today();
        ArrangementRules.ConfirmationRules letter = rules.confirmation();
        Optional<LocalDate> dueBy = schedule.size() >= letter.fromPayments() ? Optional.of(clock.workdays().after(day, letter.workdays()))
                : Optional.empty();
        var agreed = new Arrangement.AgreementRecord(clock.now(), day, by.actor().channel(), by.language(), by.actor().person(),
                by.decidedBy());
        // A replacement starts running only once the arrangement it replaces has ended: see completeReplacement.
        return new Arrangement(
                ArrangementId.create(), 0, key, account, agreed, schedule, beside, new Arrangement.State.Active(), schedule.total().zero(),
                new Arrangement.ConfirmationLetter(dueBy, Optional.empty(), letter.binding()), before.map(Arrangement::id),
                before.map(old -> old.replacements() + 1).orElse(0), before.isPresent() ? Optional.empty() : Optional.of(account.value()),
                0, List.of());
    }

    /** Ends the replaced arrangement and starts the new one. Can be repeated after a crash between the two. */
    Arrangement completeReplacement(Arrangement made) {
        if (made.replaces().isEmpty() || made.running().isPresent() || !made.isActive()) {
            return made;
        }
        repository.arrangements.change(made.replaces().get().value(), old ->
        ArrangementStateMachine.next(old, new ArrangementStateMachine.ArrangementEvent.ReplacementAgreed(made.id(), clock.now()))
                .map(next -> old.withState(next, old.paid())).orElse(old));
        try {
            return repository.arrangements.change(made.id().value(),
                    now -> now.isActive() && now.running().isEmpty() ? now.asRunning() : now);
        } catch (DuplicateKeyException somebodyElse) {
            return repository.arrangements.change(made.id().value(), now -> now.isActive()
                    ? now.withState(new Arrangement.State.Cancelled("another was agreed at the same moment", clock.now()), now.paid())
                    : now);
        }
    }

    void recordConfirmation(ArrangementId id, Arrangement.DeliveryMethod way, String reference, Actor actor) {
        var sent = new Arrangement.LetterDelivery(way, clock.today(), clock.now(), reference);
        if (!rules.confirmation().by().contains(way)) {
            return; // a text only announces a letter; where the rules require a letter, it does not count as one
        }
        var first = new AtomicBoolean();
        Arrangement after = repository.arrangements.change(id.value(), now -> {
            first.set(now.confirmation().sent().isEmpty());
            return first.get() ? now.withConfirmation(sent) : now;
        });
        if (first.get()) {
            audit.record(actor, "arrangement-confirmed " + id, Optional.of(after.account()));
        }
    }

    List<Arrangement> listUnsentConfirmations() {
        var owed = new ArrayList<Arrangement>();
        repository.arrangements.forEach(ArrangementRepository.activeArrangements(), each -> {
            if (each.confirmation().dueBy().isPresent() && each.confirmation().sent().isEmpty()) {
                owed.add(each);
            }
        });
        owed.sort(Comparator.comparing(each -> each.confirmation().dueBy().orElseThrow()));
        return owed;
    }
}
