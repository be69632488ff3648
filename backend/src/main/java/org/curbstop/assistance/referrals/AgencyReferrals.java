package org.curbstop.assistance.referrals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.springframework.stereotype.Component;

/**
 * Referrals as agency staff see and process them: only those of their own agency, and only while the household's consent is valid. The
 * agency is derived from the sign-in, never from the request; another agency's referral appears not to exist.
 */
@Component
public final class AgencyReferrals {

    private static final int MAX_LISTED = 200;

    private final ReferralRepository repository;
    private final AgencyMemberships agencies;
    private final Screening screening;
    private final ReferralApplicantFactory applicants;
    private final AuditTrail audit;
    private final Clock clock;

    public AgencyReferrals(ReferralRepository repository, AgencyMemberships agencies, Screening screening,
            ReferralApplicantFactory applicants, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.agencies = agencies;
        this.screening = screening;
        this.applicants = applicants;
        this.audit = audit;
        this.clock = clock;
    }

    public record ReferralForAgency(Referral referral, ReferralApplicant applicant) {}

    /** Result of an action by an agency. */
    public sealed interface AgencyReferralResult {
        record Done(Referral referral) implements AgencyReferralResult {}

        /** The action does not apply to a referral in this state. */
        record NotAllowedInState(ReferralState state) implements AgencyReferralResult {}

        /** The input is invalid; {@code code} is a message key. */
        record InvalidInput(String code) implements AgencyReferralResult {}

        /** It does not exist, belongs to another agency, or the consent was withdrawn: all look the same. */
        record NoSuchReferral() implements AgencyReferralResult {}
    }

    /** Returns the agency's referrals, last changed first, at most 200. */
    public List<ReferralForAgency> list(Actor actor) {
        List<ReferralForAgency> mine = agencies.findAgency(actor).map(agency -> repository.listVisibleTo(agency, MAX_LISTED))
                .orElse(List.of()).stream()
                .flatMap(referral -> withApplicant(referral).stream())
                .toList();
        audit.record(actor, "referrals-seen", mine.stream().map(each -> each.referral().account()).distinct().toList());
        return mine;
    }

    private Optional<ReferralForAgency> withApplicant(Referral referral) {
        return applicants.create(referral).map(applicant -> new ReferralForAgency(referral, applicant));
    }

    public Optional<ReferralForAgency> find(ReferralId id, Actor actor) {
        Optional<Referral> found = agencies.findAgency(actor)
                .flatMap(agency -> repository.referrals.find(id.value()).filter(referral -> isVisibleTo(referral, agency)));
        audit.record(actor, found.isPresent() ? "referral-seen " + id : "referral-refused", found.map(Referral::account));
        return found.flatMap(this::withApplicant);
    }

    /** Records that the agency has received the referral or the missing documents, or reviews it again. */
    public AgencyReferralResult markReceived(ReferralId id, Actor actor) {
        return applyAction(id, new ReferralAction.Receive(), "referral-received", actor);
    }

    /** @param documents keys of documents in the program file, at least one */
    public AgencyReferralResult requestDocuments(ReferralId id, List<String> documents, Actor actor) {
        boolean known = !documents.isEmpty() && documents.stream().allMatch(screening::knowsDocument);
        return known ? applyAction(id, new ReferralAction.RequestDocuments(documents), "referral-needs-documents", actor)
                : new AgencyReferralResult.InvalidInput("invalid.documents");
    }

    /** Approves a referral with a pledge, which protects the account from a shut-off up to and including {@code until}. */
    @RequiresFreshSignIn
    public AgencyReferralResult approve(ReferralId id, Money pledge, LocalDate until, Actor actor) {
        if (!pledge.isPositive()) {
            return new AgencyReferralResult.InvalidInput("invalid.pledge-amount");
        }
        if (until.isBefore(LocalDate.now(clock))) {
            return new AgencyReferralResult.InvalidInput("invalid.pledge-until");
        }
        return applyAction(id, new ReferralAction.Approve(pledge, until), "referral-approved", actor);
    }

    public AgencyReferralResult deny(ReferralId id, DenialReason why, Actor actor) {
        return applyAction(id, new ReferralAction.Deny(why), "referral-denied " + why, actor);
    }

    /** Records the agency's payment, which is posted to the account once, even if reported repeatedly. */
    @RequiresFreshSignIn
    public AgencyReferralResult markPaid(ReferralId id, Money amount, String remittance, Actor actor) {
        if (!amount.isPositive()) {
            return new AgencyReferralResult.InvalidInput("invalid.pledge-amount");
        }
        if (remittance.isBlank() || remittance.length() > 60) {
            return new AgencyReferralResult.InvalidInput("invalid.remittance");
        }
        return applyAction(id, new ReferralAction.Pay(amount, remittance.strip()), "referral-paid", actor);
    }

    private AgencyReferralResult applyAction(ReferralId id, ReferralAction action, String auditAction, Actor actor) {
        Optional<String> agency = agencies.findAgency(actor);
        if (agency.isEmpty() || repository.referrals.find(id.value()).filter(referral -> isVisibleTo(referral, agency.get())).isEmpty()) {
            audit.record(actor, "referral-refused", Optional.empty());
            return new AgencyReferralResult.NoSuchReferral();
        }
        Instant now = clock.instant();
        var answer = new AtomicReference<AgencyReferralResult>();
        repository.referrals.change(id.value(), referral -> {
            Optional<ReferralState> next = isVisibleTo(referral, agency.get()) ? ReferralStateMachine.next(referral.state(), action)
                    : Optional.empty();
            if (!isVisibleTo(referral, agency.get())) {
                answer.set(new AgencyReferralResult.NoSuchReferral()); // the consent was withdrawn concurrently
                return referral;
            }
            if (next.isEmpty()) {
                answer.set(new AgencyReferralResult.NotAllowedInState(referral.state()));
                return referral;
            }
            Referral after = next.get().equals(referral.state()) ? referral : referral.withState(next.get(), now, actor.workerName());
            answer.set(new AgencyReferralResult.Done(after));
            return after;
        });
        return audited(id, Objects.requireNonNull(answer.get()), auditAction, actor);
    }

    private AgencyReferralResult audited(ReferralId id, AgencyReferralResult answer, String auditAction, Actor actor) {
        if (!(answer instanceof AgencyReferralResult.Done done)) {
            return answer;
        }
        audit.record(actor, auditAction + " " + id, Optional.of(done.referral().account()));
        return new AgencyReferralResult.Done(repository.referrals.find(id.value()).orElse(done.referral()));
    }

    private static boolean isVisibleTo(Referral referral, String agency) {
        return referral.agencySees().filter(agency::equals).isPresent();
    }
}
