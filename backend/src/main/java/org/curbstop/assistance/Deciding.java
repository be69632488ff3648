package org.curbstop.assistance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.Audit;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
import org.curbstop.common.Asker;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.Event;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What staff do about applications. What is given in money goes onto the account once, and never over the programme's limit. */
@Component
public final class Deciding {

    private final ApplicationStore store;
    private final Screening screening;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Deciding(ApplicationStore store, Screening screening, Accounts accounts, Ledger ledger, Audit audit, Clock clock) {
        this.store = store;
        this.screening = screening;
        this.accounts = accounts;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** What waits for a decision, the longest waiting first; none for who is not the utility's staff. */
    public List<Application> queue(int most, Asker staff) {
        return waiting("complete", most, staff);
    }

    /** What waits for papers, the longest waiting first. */
    public List<Application> incomplete(int most, Asker staff) {
        return waiting("needs-documents", most, staff);
    }

    private List<Application> waiting(String state, int most, Asker staff) {
        List<Application> waiting = staff.staff().isPresent() ? store.in(state, most) : List.of();
        audit.record(staff, "applications-seen", waiting.stream().map(Application::account).distinct().toList());
        return waiting;
    }

    /** @param documents keys of documents of the programme file, at least one */
    public Applying needs(ApplicationId id, List<String> documents, Asker staff) {
        return documents.isEmpty() || !documents.stream().allMatch(screening::knowsDocument)
                ? new Applying.Wrong("invalid.documents")
                : decide(id, new ApplicationStep.Need(documents), "application-needs-documents", staff, UnaryOperator.identity(), Optional::empty);
    }

    public Applying decline(ApplicationId id, Denial why, Asker staff) {
        return decide(id, new ApplicationStep.Decline(why), "application-declined " + why, staff, UnaryOperator.identity(), Optional::empty);
    }

    /**
     * Takes a reason always, a word on papers that are missing, and above the programme's limit two people who approve the same amount.
     *
     * @param amount where the programme gives money, and only there; a loan is paid out, everything else is credited to the account
     */
    @RequiresFreshSignIn
    public Applying approve(ApplicationId id, Optional<Money> amount, Approval approval, Asker staff) {
        var decision = new Application.Decision(staff.staff().orElse(""), amount, approval.why(), approval.withoutPapers(), clock.instant());
        return decide(id, new ApplicationStep.Approve(amount), approval.withoutPapers() ? "application-approved-without-papers" : "application-approved", staff,
                application -> application.with(decision),
                () -> store.applications.find(id.value()).flatMap(found -> mistake(found, amount)
                        .or(() -> unfounded(found, approval))
                        .or(() -> alone(found, decision, staff))));
    }

    private static Optional<Applying> unfounded(Application application, Approval approval) {
        if (!approval.hasReason()) {
            return Optional.of(new Applying.Wrong("invalid.reason"));
        }
        return application.state() instanceof ApplicationState.NeedsDocuments needs && !approval.withoutPapers()
                ? Optional.of(new Applying.PapersMissing(needs.documents()))
                : Optional.empty();
    }

    /** Keeps the first of two decisions; the second comes from somebody else, for the same amount. */
    private Optional<Applying> alone(Application application, Application.Decision decision, Asker staff) {
        boolean much = screening.programme(application.programme()).flatMap(Programme::secondPersonAbove)
                .flatMap(limit -> decision.amount().filter(amount -> amount.compareTo(limit) > 0)).isPresent();
        boolean second = application.decisions().stream().anyMatch(other -> !other.by().equals(decision.by()) && other.amount().equals(decision.amount()));
        if (!much || second || !application.state().isOpen()) {
            return Optional.empty();
        }
        Application noted = store.applications.change(application.id().value(), now -> now.with(decision));
        audit.record(staff, "application-approval-proposed " + application.id(), Optional.of(application.account()));
        return Optional.of(new Applying.SecondPersonNeeded(noted));
    }

    private Optional<Applying> mistake(Application application, Optional<Money> amount) {
        Optional<Programme> programme = screening.programme(application.programme());
        boolean money = programme.filter(Programme::givesMoney).isPresent();
        if (money != amount.isPresent() || amount.filter(given -> !given.isPositive()).isPresent()) {
            return Optional.of(new Applying.Wrong("invalid.amount"));
        }
        return amount.flatMap(given -> programme.flatMap(known -> left(application, known)).filter(left -> left.compareTo(given) < 0)).map(Applying.TooMuch::new);
    }

    /** What the programme may still give this account; nothing else of it can be approved meanwhile, as one application is open at a time. */
    private Optional<Money> left(Application application, Programme programme) {
        LocalDate since = LocalDate.now(clock).minusMonths(programme.perMonths());
        return programme.most().map(most -> store.of(application.account()).stream()
                .filter(other -> other.programme().equals(programme.id()) && !other.id().equals(application.id()))
                .filter(other -> LocalDate.ofInstant(other.changed(), clock.getZone()).isAfter(since))
                .flatMap(other -> other.state() instanceof ApplicationState.Approved approved ? approved.amount().stream() : Stream.empty())
                .reduce(most, Money::minus));
    }

    private Applying decide(
            ApplicationId id, ApplicationStep step, String did, Asker staff, UnaryOperator<Application> first, Supplier<Optional<Applying>> mistake) {
        Optional<Application> found = staff.staff().isPresent() ? store.applications.find(id.value()) : Optional.empty();
        if (found.isEmpty()) {
            audit.record(staff, "application-refused", Optional.empty());
            return new Applying.Refused(Applying.Refused.Why.NOT_YOURS);
        }
        return mistake.get().orElseGet(() -> {
            Instant now = clock.instant();
            Applying done = store.take(id, first, step, now, staff.staff(), told(found.get(), step, now));
            audit.record(staff, (done instanceof Applying.Done ? did : "application-not-changed") + " " + id, Optional.of(found.get().account()));
            return done;
        });
    }

    private List<Event> told(Application application, ApplicationStep step, Instant now) {
        return step instanceof ApplicationStep.Approve
                        && screening.programme(application.programme()).filter(known -> known.kind() == Programme.Kind.PROTECTION).isPresent()
                ? List.of(new ProtectionGranted(application.id(), application.account(), application.programme(), now))
                : List.of();
    }

    /** Told at least once, from the application's own outbox; the ledger takes one entry an application. */
    @EventListener
    void on(ApplicationChanged changed) {
        if (changed.state() instanceof ApplicationState.Approved approved && isCredited(changed.programme())) {
            approved.amount().ifPresent(amount -> ledger.post(Entry.of(
                    changed.account(), Entry.Kind.ADJUSTMENT, changed.application().value(), amount.negated(), changed.at())));
        }
    }

    private boolean isCredited(String programme) {
        return screening.programme(programme).filter(known -> known.kind() != Programme.Kind.LOAN).isPresent();
    }
}
