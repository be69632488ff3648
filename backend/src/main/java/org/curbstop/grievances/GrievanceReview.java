package org.curbstop.grievances;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.curbstop.audit.AuditTrail;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.Utility;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What staff do about bill disputes and complaints: take one, answer it, close it. */
@Component
public final class GrievanceReview {

    /** Two text messages hold about half of it; the rest is in the letter or the mail. */
    public static final int MAX_ANSWER = 600;

    private final GrievanceRepository repository;
    private final Ledger ledger;
    private final Utility utility;
    private final AuditTrail audit;
    private final Clock clock;

    GrievanceReview(GrievanceRepository repository, Ledger ledger, Utility utility, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.ledger = ledger;
        this.utility = utility;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of a step. */
    public sealed interface ReviewResult {
        record Done(Grievance grievance) implements ReviewResult {}

        /** {@code code} is a message key. */
        record Refused(String code) implements ReviewResult {}

        /** Somebody else has it. */
        record WithColleague(String colleague) implements ReviewResult {}

        /** It was answered or closed before, or there is none. */
        record NotOpen() implements ReviewResult {}
    }

    /** Those that wait for an answer, the oldest clock first. @param after the clock of the last one seen */
    public List<Grievance> listOpen(Optional<String> after, int most, Actor staff) {
        return staff.staff().isPresent() ? repository.listOpen(after, most) : List.of();
    }

    /** Those that were answered or closed, the latest first. */
    public List<Grievance> listDone(Optional<String> before, int most, Actor staff) {
        return staff.staff().isPresent() ? repository.listDone(before, most) : List.of();
    }

    /** By the number that the customer got. */
    public Optional<Grievance> find(String reference, Actor staff) {
        Optional<Grievance> found = Optional.of(reference).filter(_ -> staff.staff().isPresent())
                .flatMap(number -> repository.grievances.findBy("number", ReferenceNumber.normalize(number)));
        audit.record(staff, found.isPresent() ? "grievance-seen " + found.get().id() : "grievance-refused",
                found.flatMap(each -> each.from().account()));
        return found;
    }

    /** One of many staff gets it; taking again what one has is no error. */
    public ReviewResult take(GrievanceId id, Actor staff) {
        return change(id, staff, "grievance-taken", open -> open.assignee().isPresent() ? open
                : open.withState(new Grievance.State.Open(staff.staff(), isEscalated(open))));
    }

    /** Back to all: the shift ends, somebody else knows more. */
    public ReviewResult release(GrievanceId id, Actor staff) {
        return change(id, staff, "grievance-released", open -> open.assignee().equals(staff.staff())
                ? open.withState(new Grievance.State.Open(Optional.empty(), isEscalated(open)))
                : open);
    }

    private static boolean isEscalated(Grievance grievance) {
        return grievance.state() instanceof Grievance.State.Open open && open.escalated();
    }

    /**
     * Answers the customer. What is upheld comes off the account; the rest stays on hold until the time to appeal is over.
     *
     * @param credit of a dispute that is partly upheld; of one that is upheld all that was disputed
     * @param words for the customer, in their language
     */
    @RequiresFreshSignIn
    public ReviewResult answer(GrievanceId id, GrievanceOutcome outcome, Optional<Money> credit, String words, Actor staff) {
        Optional<Grievance> found = staff.staff().flatMap(_ -> repository.grievances.find(id.value()));
        Optional<String> mistake = found.flatMap(grievance -> mistake(grievance, outcome, credit, words));
        if (mistake.isPresent()) {
            return new ReviewResult.Refused(mistake.get());
        }
        return change(id, staff, "grievance-answered " + outcome, open -> {
            var answer = new Grievance.State.Answered(staff.staff().orElseThrow(), clock.instant(), outcome,
                    outcome == GrievanceOutcome.UPHELD ? open.matter().onHold() : credit, words.strip());
            return open.withState(answer,
                    new GrievanceAnswered(id, open.number(), open.matter(), open.from(), answer, holdUntil(outcome), answer.at()));
        });
    }

    private LocalDate holdUntil(GrievanceOutcome outcome) {
        LocalDate today = LocalDate.now(clock);
        return outcome == GrievanceOutcome.UPHELD ? today
                : new BusinessCalendar(utility.hours()).after(today, utility.responses().appealWorkdays());
    }

    private static Optional<String> mistake(Grievance grievance, GrievanceOutcome outcome, Optional<Money> credit, String words) {
        if (words.isBlank() || words.strip().length() > MAX_ANSWER) {
            return Optional.of("desk.grievance.words.error");
        }
        if (!grievance.from().isReachable()) {
            return Optional.of("desk.grievance.anonymous");
        }
        boolean needed = outcome == GrievanceOutcome.PARTLY_UPHELD && grievance.matter().onHold().isPresent();
        boolean fits = credit.isPresent() == needed && credit.filter(
                amount -> !amount.isPositive() || amount.compareTo(grievance.matter().onHold().orElse(amount.zero())) >= 0).isEmpty();
        return fits ? Optional.empty() : Optional.of("desk.grievance.credit.error");
    }

    /** Without an answer: it was withdrawn, or nobody left an address. A dispute is always answered, as its hold has to end by rule. */
    public ReviewResult close(GrievanceId id, String why, Actor staff) {
        boolean disputed = repository.grievances.find(id.value()).filter(found -> found.matter().onHold().isPresent()).isPresent();
        return why.isBlank() || disputed ? new ReviewResult.Refused("desk.grievance.why.error")
                : change(id, staff, "grievance-closed",
                        open -> open.withState(new Grievance.State.Closed(staff.staff().orElseThrow(), clock.instant(), why.strip())));
    }

    /** Only open ones change, and only those that nobody else has. */
    private ReviewResult change(GrievanceId id, Actor staff, String did, UnaryOperator<Grievance> step) {
        if (staff.staff().isEmpty() || repository.grievances.find(id.value()).isEmpty()) {
            return new ReviewResult.NotOpen();
        }
        var changed = new AtomicBoolean();
        Grievance after = repository.grievances.change(id.value(), now -> {
            boolean mine = now.isOpen() && now.assignee().filter(who -> !Optional.of(who).equals(staff.staff())).isEmpty();
            Grievance next = mine ? step.apply(now) : now;
            changed.set(next != now);
            return next;
        });
        if (changed.get()) {
            audit.record(staff, did + " " + id, after.from().account());
        }
        return changed.get() || after.isOpen() && after.assignee().equals(staff.staff()) ? new ReviewResult.Done(after)
                : after.assignee().<ReviewResult>map(ReviewResult.WithColleague::new).orElseGet(ReviewResult.NotOpen::new);
    }

    /** Published at least once, from the outbox of the dispute; the ledger takes one entry of it. */
    @EventListener
    void on(GrievanceAnswered answered) {
        answered.from().account().ifPresent(account -> answered.answer().credit().ifPresent(amount -> ledger.post(
                LedgerEntry.of(account, LedgerEntry.EntryKind.ADJUSTMENT, answered.id().value(), amount.negated(), answered.at()))));
    }
}
