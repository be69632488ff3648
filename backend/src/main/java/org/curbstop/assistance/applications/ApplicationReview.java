package org.curbstop.assistance.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.curbstop.assistance.ApplicationChanged;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.ProtectionGranted;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.audit.AuditTrail;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Review of applications by staff. Money that is granted is credited to the account once and never exceeds the program's limit. */
@Component
public final class ApplicationReview {

    private final ApplicationRepository repository;
    private final Screening screening;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Clock clock;

    public ApplicationReview(ApplicationRepository repository, Screening screening, Ledger ledger, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.screening = screening;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the applications that wait for a decision, longest waiting first. Empty if the actor is not staff. */
    public List<AssistanceApplication> listComplete(int limit, Actor staff) {
        return listByState("complete", limit, staff);
    }

    /** Returns the applications that wait for documents, longest waiting first. */
    public List<AssistanceApplication> listIncomplete(int limit, Actor staff) {
        return listByState("needs-documents", limit, staff);
    }

    private List<AssistanceApplication> listByState(String state, int limit, Actor staff) {
        List<AssistanceApplication> waiting = staff.staff().isPresent() ? repository.listByState(state, limit) : List.of();
        audit.record(staff, "applications-seen", waiting.stream().map(AssistanceApplication::account).distinct().toList());
        return waiting;
    }

    /** @param documents keys of documents in the program file, at least one */
    public ApplicationResult requestDocuments(ApplicationId id, List<String> documents, Actor staff) {
        return documents.isEmpty() || !documents.stream().allMatch(screening::knowsDocument)
                ? new ApplicationResult.InvalidInput("invalid.documents")
                : decide(id, new ApplicationAction.RequestDocuments(documents), "application-needs-documents", staff,
                        UnaryOperator.identity(), Optional::empty);
    }

    public ApplicationResult decline(ApplicationId id, DenialReason why, Actor staff) {
        return decide(id, new ApplicationAction.Decline(why), "application-declined " + why, staff, UnaryOperator.identity(),
                Optional::empty);
    }

    /**
     * Approves an application. Requires a reason, an explicit statement if documents are missing, and above the program's limit two people
     * who approve the same amount.
     *
     * @param amount present exactly if the program gives money; a loan is paid out, everything else is credited to the account
     */
    @RequiresFreshSignIn
    public ApplicationResult approve(ApplicationId id, Optional<Money> amount, ApprovalGrounds approval, Actor staff) {
        var decision = new AssistanceApplication.Decision(staff.staff().orElse(""), amount, approval.why(), approval.withoutDocuments(),
                clock.instant());
        return decide(id, new ApplicationAction.Approve(amount),
                approval.withoutDocuments() ? "application-approved-without-papers" : "application-approved", staff,
                application -> application.with(decision),
                () -> repository.applications.find(id.value()).flatMap(found -> invalidAmount(found, amount)
                        .or(() -> missingGrounds(found, approval))
                        .or(() -> secondApprovalMissing(found, decision, staff))));
    }

    private static Optional<ApplicationResult> missingGrounds(AssistanceApplication application, ApprovalGrounds approval) {
        if (!approval.hasReason()) {
            return Optional.of(new ApplicationResult.InvalidInput("invalid.reason"));
        }
        return application.state() instanceof ApplicationState.NeedsDocuments needs && !approval.withoutDocuments()
                ? Optional.of(new ApplicationResult.DocumentsMissing(needs.documents()))
                : Optional.empty();
    }

    /** Records the first of two approvals; the second must come from somebody else, for the same amount. */
    private Optional<ApplicationResult> secondApprovalMissing(AssistanceApplication application, AssistanceApplication.Decision decision,
            Actor staff) {
        boolean much = screening.findProgram(application.programme()).flatMap(AssistanceProgram::secondPersonAbove)
                .flatMap(limit -> decision.amount().filter(amount -> amount.compareTo(limit) > 0)).isPresent();
        boolean second = application.decisions().stream()
                .anyMatch(other -> !other.by().equals(decision.by()) && other.amount().equals(decision.amount()));
        if (!much || second || !application.state().isOpen()) {
            return Optional.empty();
        }
        AssistanceApplication noted = repository.applications.change(application.id().value(), now -> now.with(decision));
        audit.record(staff, "application-approval-proposed " + application.id(), Optional.of(application.account()));
        return Optional.of(new ApplicationResult.SecondApprovalNeeded(noted));
    }

    private Optional<ApplicationResult> invalidAmount(AssistanceApplication application, Optional<Money> amount) {
        Optional<AssistanceProgram> program = screening.findProgram(application.programme());
        boolean money = program.filter(AssistanceProgram::hasAmount).isPresent();
        if (money != amount.isPresent() || amount.filter(given -> !given.isPositive()).isPresent()) {
            return Optional.of(new ApplicationResult.InvalidInput("invalid.amount"));
        }
        return amount
                .flatMap(given -> program.flatMap(known -> remainingBudget(application, known)).filter(left -> left.compareTo(given) < 0))
                .map(ApplicationResult.OverLimit::new);
    }

    /**
     * Returns what the program may still give this account. It cannot change before the approval, because only one application can be open.
     */
    private Optional<Money> remainingBudget(AssistanceApplication application, AssistanceProgram program) {
        LocalDate since = LocalDate.now(clock).minusMonths(program.perMonths());
        return program.maxAmount().map(max -> repository.listByAccount(application.account()).stream()
                .filter(other -> other.programme().equals(program.id()) && !other.id().equals(application.id()))
                .filter(other -> LocalDate.ofInstant(other.changed(), clock.getZone()).isAfter(since))
                .flatMap(other -> other.state() instanceof ApplicationState.Approved approved ? approved.amount().stream() : Stream.empty())
                .reduce(max, Money::minus));
    }

    private ApplicationResult decide(
            ApplicationId id, ApplicationAction action, String auditAction, Actor staff, UnaryOperator<AssistanceApplication> prepare,
            Supplier<Optional<ApplicationResult>> mistake) {
        Optional<AssistanceApplication> found = staff.staff().isPresent() ? repository.applications.find(id.value()) : Optional.empty();
        if (found.isEmpty()) {
            audit.record(staff, "application-refused", Optional.empty());
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
        }
        return mistake.get().orElseGet(() -> {
            Instant now = clock.instant();
            ApplicationResult done = repository.apply(id, prepare, action, now, staff.staff(), events(found.get(), action, now));
            audit.record(staff, (done instanceof ApplicationResult.Done ? auditAction : "application-not-changed") + " " + id,
                    Optional.of(found.get().account()));
            return done;
        });
    }

    private List<DomainEvent> events(AssistanceApplication application, ApplicationAction action, Instant now) {
        return action instanceof ApplicationAction.Approve
                && screening.findProgram(application.programme()).filter(known -> known.kind() == AssistanceProgram.Kind.PROTECTION)
                        .isPresent()
                ? List.of(new ProtectionGranted(application.id(), application.account(), application.programme(), now))
                : List.of();
    }

    /** Credits the approved amount. The event is published at least once; the ledger accepts one entry per application. */
    @EventListener
    public void on(ApplicationChanged changed) {
        if (changed.state() instanceof ApplicationState.Approved approved && isCredited(changed.programme())) {
            approved.amount().ifPresent(amount -> ledger.post(LedgerEntry.of(
                    changed.account(), LedgerEntry.EntryKind.ADJUSTMENT, changed.application().value(), amount.negated(), changed.at())));
        }
    }

    private boolean isCredited(String program) {
        return screening.findProgram(program).filter(known -> known.kind() != AssistanceProgram.Kind.LOAN).isPresent();
    }
}
