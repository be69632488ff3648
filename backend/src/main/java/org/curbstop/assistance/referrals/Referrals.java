package org.curbstop.assistance.referrals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.IntakeStatus;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/**
 * Refers households to agencies with their consent and shows the state of each referral. For actions by agencies see
 * {@link AgencyReferrals}.
 */
@Component
public final class Referrals {

    private final ReferralRepository repository;
    private final Screening screening;
    private final AgencyDirectory directory;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    public Referrals(ReferralRepository repository, Screening screening, AgencyDirectory directory, Accounts accounts, AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.screening = screening;
        this.directory = directory;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Result of withdrawing consent. */
    public sealed interface WithdrawalResult {
        /** The agency no longer sees any of it. */
        record Done(Referral referral) implements WithdrawalResult {}

        /** It does not exist or is not theirs. */
        record NoSuchReferral() implements WithdrawalResult {}
    }

    /** Sends a referral. The same key for the same account returns the same referral. */
    public ReferralResult refer(String key, ReferralRequest request, Actor actor) {
        if (accounts.findVisible(request.account(), actor).isEmpty()) {
            return new ReferralResult.Refused(ReferralResult.Refused.Reason.NOT_YOURS);
        }
        Optional<AssistanceProgram> program = screening.findProgram(request.program());
        if (program.isEmpty()) {
            return new ReferralResult.Refused(ReferralResult.Refused.Reason.NO_SUCH_PROGRAM);
        }
        if (program.get().apply().by() != AssistanceProgram.ApplicationRoute.AGENCY) {
            return new ReferralResult.Refused(ReferralResult.Refused.Reason.NOT_BY_AGENCY);
        }
        String agency = request.agency().or(() -> program.get().apply().agency()).orElse("");
        if (directory.find(agency).isEmpty()) {
            return new ReferralResult.Refused(ReferralResult.Refused.Reason.NO_SUCH_AGENCY);
        }
        String own = request.account() + ":" + key;
        Optional<Referral> before = repository.referrals.findBy("key", own);
        if (before.isPresent()) {
            return new ReferralResult.Duplicate(before.get());
        }
        IntakeStatus intakeStatus = directory.intakeStatus(agency, program.get().id());
        return closed(program.get(), intakeStatus).<ReferralResult>map(ReferralResult.Closed::new)
                .orElseGet(() -> send(Referral.sent(own, request, agency, actor.channel(), clock.instant()), actor));
    }

    private ReferralResult send(Referral sent, Actor actor) {
        if (repository.referrals.insert(sent)) {
            audit.record(actor, "referral-sent " + sent.id() + " " + sent.agency() + " consent " + sent.consent().text(),
                    Optional.of(sent.account()));
            return new ReferralResult.Referred(sent);
        }
        return repository.referrals.findBy("key", sent.key()).<ReferralResult>map(ReferralResult.Duplicate::new)
                .or(() -> sent.subject().flatMap(subject -> repository.referrals.findBy("subject", subject))
                        .map(ReferralResult.AlreadyOpen::new))
                .orElseGet(() -> send(sent, actor)); // the open referral was closed meanwhile
    }

    private Optional<ReferralResult.Closed.Reason> closed(AssistanceProgram program, IntakeStatus intakeStatus) {
        return program.closedReasonOn(LocalDate.now(clock))
                .or(() -> intakeStatus == IntakeStatus.CLOSED ? Optional.of(ReferralResult.Closed.Reason.AGENCY) : Optional.empty());
    }

    /** Returns the referrals of an account, newest first. Empty if the account is not visible to the actor. */
    public List<Referral> list(AccountId account, Actor actor) {
        return accounts.findVisible(account, actor).map(seen -> repository.listByAccount(seen.id())).orElse(List.of());
    }

    /** Returns a referral, for the customer or for staff. */
    public Optional<Referral> find(ReferralId id, Actor actor) {
        return repository.referrals.find(id.value()).filter(referral -> accounts.findVisible(referral.account(), actor).isPresent());
    }

    /** Withdraws consent: the agency no longer sees the referral, and the household's data is deleted. */
    public WithdrawalResult withdrawConsent(ReferralId id, Actor actor) {
        Optional<Referral> found = find(id, actor);
        if (found.isEmpty()) {
            return new WithdrawalResult.NoSuchReferral();
        }
        Instant now = clock.instant();
        Referral after = repository.referrals.change(id.value(), referral -> {
            if (!referral.isConsented()) {
                return referral;
            }
            ReferralState next = ReferralStateMachine.next(referral.state(), new ReferralAction.Withdraw()).orElse(referral.state());
            return (next.equals(referral.state()) ? referral : referral.withState(next, now, actor.workerName())).withoutConsent();
        });
        audit.record(actor, "referral-consent-withdrawn " + id, Optional.of(after.account()));
        return new WithdrawalResult.Done(after);
    }
}
