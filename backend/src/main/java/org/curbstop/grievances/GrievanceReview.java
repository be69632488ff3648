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

/** Staff review of bill disputes and complaints: take, answer, close. */
@Component
public final class GrievanceReview {

    /** Two text messages hold about half of it; the letter or email has the rest. */
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

    public sealed interface ReviewResult {
        record Done(Grievance grievance) implements ReviewResult {}

        /** @param code message key */
        record Refused(String code) implements ReviewResult {}

        /** Another staff member has it. */
        record WithColleague(String colleague) implements ReviewResult {}

        /** It was answered or closed before, or does not exist. */
        record NotOpen() implements ReviewResult {}
    }

    /**
     * Returns open grievances, earliest due first.
     *
     * @param after sort key of the last one on the previous page
     */
    public List<Grievance> listOpen(Optional<String> after, int limit, Actor staff) {
        return staff.staff().isPresent() ? repository.listOpen(after, limit) : List.of();
    }

    /** Returns answered and closed grievances, latest due first. */
    public List<Grievance> listDone(Optional<String> before, int limit, Actor staff) {
        return staff.staff().isPresent() ? repository.listDone(before, limit) : List.of();
    }

    /** Returns a grievance by the customer's reference number. */
    public Optional<Grievance> find(String reference, Actor staff) {
        Optional<Grievance> found = Optional.of(reference).filter(_ -> staff.staff().isPresent())
                .flatMap(number -> repository.grievances.findBy("number", ReferenceNumber.normalize(number)));
        audit.record(staff, found.isPresent() ? "grievance-seen " + found.get().id() : "grievance-refused",
                found.flatMap(each -> each.from().account()));
        return found;
    }

    /** Assigns a grievance to one staff member. Idempotent for the one who has it. */
    public ReviewResult take(GrievanceId id, Actor staff) {
        return change(id, staff, "grievance-taken", open -> open.assignee().isPresent() ? open
                : open.withState(new Grievance.State.Open(staff.staff(), isEscalated(open))));
    }

    /** Releases it for others, for example at the end of a shift. */
    public ReviewResult release(GrievanceId id, Actor staff) {
        return change(id, staff, "grievance-released", open -> open.assignee().equals(staff.staff())
                ? open.withState(new Grievance.State.Open(Optional.empty(), isEscalated(open)))
                : open);
    }

    private static boolean isEscalated(Grievance grievance) {
        return grievance.state() instanceof Grievance.State.Open open && open.escalated();
    }

    /**
     * Answers the customer. The upheld amount is credited to the account; the rest stays on hold until the appeal period is over.
     *
     * @param credit amount for a partly upheld dispute; a fully upheld one credits all that was disputed
     * @param words answer to the customer, in their language
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

    /** Closes a complaint that was withdrawn or cannot be answered. A dispute must be answered, since its hold ends by rule. */
    public ReviewResult close(GrievanceId id, String why, Actor staff) {
        boolean disputed = repository.grievances.find(id.value()).filter(found -> found.matter().onHold().isPresent()).isPresent();
        return why.isBlank() || disputed ? new ReviewResult.Refused("desk.grievance.why.error")
                : change(id, staff, "grievance-closed",
                        open -> open.withState(new Grievance.State.Closed(staff.staff().orElseThrow(), clock.instant(), why.strip())));
    }

    /** Changes a grievance that is open and not assigned to anybody else. */
    private ReviewResult change(GrievanceId id, Actor staff, String action, UnaryOperator<Grievance> step) {
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
            audit.record(staff, action + " " + id, after.from().account());
        }
        return changed.get() || after.isOpen() && after.assignee().equals(staff.staff()) ? new ReviewResult.Done(after)
                : after.assignee().<ReviewResult>map(ReviewResult.WithColleague::new).orElseGet(ReviewResult.NotOpen::new);
    }

    /** Delivered at least once; the ledger accepts one entry per grievance. */
    @EventListener
    void on(GrievanceAnswered answered) {
        answered.from().account().ifPresent(account -> answered.answer().credit().ifPresent(amount -> ledger.post(
                LedgerEntry.of(account, LedgerEntry.EntryKind.ADJUSTMENT, answered.id().value(), amount.negated(), answered.at()))));
    }
}
