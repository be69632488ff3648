package org.curbstop.arrangements.disconnection;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.rules.AccountAuthorization;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Disconnection notices. Rules determine who may be disconnected and what prevents it; a person signs each disconnection. A signature only
 * records an order: nothing here controls a valve or a switch.
 */
@Component
public final class Disconnections {

    private static final int HISTORY = 50;

    private final AccountAuthorization authorization;
    private final ArrangementRepository repository;
    private final DisconnectionEligibility eligibility;
    private final AccountCredits accountCredits;
    private final DisconnectionNoticeTransitions transitions;
    private final ArrangementEnrollment.BusinessClock clock;

    public Disconnections(AccountAuthorization authorization, ArrangementRepository repository, DisconnectionEligibility eligibility,
            AccountCredits credits, DisconnectionNoticeTransitions steps, ArrangementEnrollment.BusinessClock businessClock) {
        this.authorization = authorization;
        this.repository = repository;
        this.eligibility = eligibility;
        this.accountCredits = credits;
        this.transitions = steps;
        this.clock = businessClock;
    }

    /** Result of an operation on a notice. */
    public sealed interface DisconnectionResult {
        record Done(DisconnectionNotice notice) implements DisconnectionResult {}

        /** These rules block it. */
        record Blocked(List<PolicyRuleResult> by) implements DisconnectionResult {}

        record NotPossible(DisconnectionRefusal refusal) implements DisconnectionResult {}

        enum DisconnectionRefusal {
            NO_SUCH_ACCOUNT, NO_SUCH_NOTICE, ALREADY_ISSUED, NOT_ISSUED, NOT_SIGNED, NOT_DISCONNECTED, NO_REASON, WRONG_DAY
        }
    }

    /**
     * Issues a notice, once for the same key. Its periods start only when delivery to each addressee is recorded.
     *
     * @param day first day on which service may be disconnected; if empty, the first that the rules allow
     */
    public DisconnectionResult issue(String key, AccountId account, Optional<LocalDate> day, Actor actor) {
        actor.requireStaffOrSystem();
        Optional<Account> found = authorization.find(account);
        if (found.isEmpty()) {
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.NO_SUCH_ACCOUNT);
        }
        Optional<DisconnectionNotice> again = repository.notices.findBy("key", key);
        if (again.isPresent()) {
            return new DisconnectionResult.Done(again.get());
        }
        AccountCredits.CreditBaseline start = accountCredits.baseline(account);
        DisconnectionEligibility.NoticeDraft draft = eligibility.draftNotice(found.get(), day);
        List<PolicyRuleResult> blocked = draft.ruleResults().stream().filter(answer -> !answer.held()).toList();
        if (!blocked.isEmpty()) {
            return new DisconnectionResult.Blocked(blocked);
        }
        var notice = new DisconnectionNotice(
                DisconnectionNoticeId.create(), 0, key, account, clock.today(), draft.notBefore(), draft.lastDay(), draft.amount(), start,
                draft.afterBreach(),
                draft.addressees(), draft.rights(), List.of(), new DisconnectionNotice.State.Issued(), Optional.of(account.value()),
                List.of());
        var event = new DisconnectionNoticeIssued(notice.id(), account, notice.notBefore(), notice.amount(), notice.addressees(),
                clock.now());
        if (!repository.notices.insert(notice.withState(notice.state(), OutboxMessage.of(event)))) {
            return repository.notices.findBy("key", key).<DisconnectionResult>map(DisconnectionResult.Done::new)
                    .orElse(new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.ALREADY_ISSUED));
        }
        transitions.recordAudit(actor, "disconnection-noticed " + notice.id(), account);
        return new DisconnectionResult.Done(notice);
    }

    /** Records the delivery to an addressee. The earliest proof for each addressee counts. */
    public DisconnectionResult recordDelivery(DisconnectionNoticeId id, NoticeAddressee to, Arrangement.DeliveryMethod way, LocalDate day,
            String reference, Actor actor) {
        return recordDelivery(id,
                new DisconnectionNotice.DeliveryProof(to, way, day, reference, clock.now(), Optional.empty(), Optional.empty()), actor);
    }

    /** Records a delivery that staff enter, possibly days later; it counts from its own day. */
    public DisconnectionResult recordDelivery(
            DisconnectionNoticeId id, NoticeAddressee to, DisconnectionNotice.DeliveryProof.Kind kind, LocalDate day,
            Optional<LocalTime> time, String reference, Actor actor) {
        if (day.isAfter(clock.today()) || repository.notices.find(id.value()).filter(found -> day.isBefore(found.issued())).isPresent()) {
            // no delivery in the future or before the notice was issued
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.WRONG_DAY);
        }
        return recordDelivery(id, new DisconnectionNotice.DeliveryProof(to, kind.deliveryMethod(), day, reference.strip(), clock.now(),
                time, Optional.of(kind)), actor);
    }

    private DisconnectionResult recordDelivery(DisconnectionNoticeId id, DisconnectionNotice.DeliveryProof proof, Actor actor) {
        actor.requireStaffOrSystem();
        NoticeAddressee to = proof.to();
        String reference = proof.reference();
        return repository.notices.find(id.value()).<DisconnectionResult>map(found -> {

            DisconnectionNotice after = repository.notices.change(id.value(),
                    now -> now.addressees().contains(to) && now.proofs().stream().noneMatch(
                    known -> known.to().equals(to) && known.reference().equals(reference)) ? now.withProof(proof) : now);
            transitions.recordAudit(actor, "disconnection-proved " + id, after.account());
            return new DisconnectionResult.Done(after);
        }).orElseGet(() -> new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.NO_SUCH_NOTICE));
    }

    /** Returns the open notice of an account, signed or not. */
    public Optional<DisconnectionNotice> findOpen(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).flatMap(found -> repository.findOpenNotice(found.id()));
    }

    public Optional<DisconnectionNotice> find(DisconnectionNoticeId id, Actor actor) {
        return repository.notices.find(id.value()).filter(found -> authorization.findViewable(found.account(), actor).isPresent());
    }

    /** Returns the notices of an account, newest first. */
    public List<DisconnectionNotice> list(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).map(found -> repository.notices(found.id(), HISTORY)).orElse(List.of());
    }

    /** Returns all open notices, for scheduled jobs and staff. */
    public List<DisconnectionNotice> listOpen(Actor actor) {
        actor.requireStaffOrSystem();
        var all = new ArrayList<DisconnectionNotice>();
        repository.notices.forEach(ArrangementRepository.openNotices(), all::add);
        return all;
    }

    /** Returns the unpaid part of the amount that prevents the disconnection. */
    public Money amountDue(DisconnectionNotice notice) {
        return eligibility.amountDue(notice);
    }

    /** Returns what a customer is told about a disconnection, or empty if the account does not exist or is not visible to them. */
    public Optional<DisconnectionSummary> explain(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).map(found -> {
            Optional<DisconnectionNotice> notice = repository.findOpenNotice(account);
            return new DisconnectionSummary(
                    notice, notice.map(eligibility::amountDue),
                    repository.holds(account).stream().filter(hold -> hold.isInForce(clock.today())).toList(),
                    repository.findRunning(account), eligibility.rights());
        });
    }

    /**
     * @param amountDue unpaid part of the amount that prevents the disconnection
     * @param rights keys of {@code CustomerRights}
     */
    public record DisconnectionSummary(
            Optional<DisconnectionNotice> notice, Optional<Money> amountDue, List<Hold> holds, Optional<Arrangement> arrangement,
            List<String> rights) {}

    /** Evaluates every account with an open notice for that day; those that nothing blocks come first. */
    public List<DisconnectionCandidate> listCandidates(LocalDate day, Actor staff) {
        staff.requireStaff();
        var all = new ArrayList<DisconnectionCandidate>();
        repository.notices.forEach(ArrangementRepository.openNotices(),
                notice -> authorization.find(notice.account()).ifPresent(account -> all.add(eligibility.evaluate(notice, account, day))));
        transitions.recordAudit(staff, "disconnections-listed", all.stream().map(each -> each.notice().account()).toList());
        all.sort(java.util.Comparator.comparing((DisconnectionCandidate each) -> !each.isEligible())
                .thenComparing(each -> each.notice().notBefore()));
        return all;
    }

    /** Signs a disconnection for today, with a reason. The rules are evaluated again now, whatever a list showed before. */
    @RequiresFreshSignIn
    public DisconnectionResult sign(DisconnectionNoticeId id, String why, Actor staff) {
        String name = staff.requireStaff();
        if (why.isBlank()) {
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.NO_REASON);
        }
        Optional<DisconnectionNotice> found = repository.notices.find(id.value());
        Optional<Account> account = found.flatMap(notice -> authorization.findViewable(notice.account(), staff));
        if (account.isEmpty()) {
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.NO_SUCH_NOTICE);
        }
        List<PolicyRuleResult> blockedBy = eligibility.evaluate(found.get(), account.get(), clock.today()).blockedBy();
        if (blockedBy.isEmpty()) {
            String order = IdGenerator.create("cut");
            DisconnectionResult signed = apply(id, staff, "disconnection-signed", DisconnectionResult.DisconnectionRefusal.NOT_ISSUED,
                    new DisconnectionNoticeStateMachine.NoticeEvent.Sign(name, order, clock.today(), clock.now(), why.strip()),
                    now -> List.of(new DisconnectionSigned(id, now.account(), order, clock.today(), name,
                            Optional.of(eligibility.amountDue(now)), Optional.of(why.strip()), clock.now())));
            if (!(signed instanceof DisconnectionResult.Done)) {
                return signed;
            }
            // A hold placed during the evaluation found no signed notice to suspend, so the rules are evaluated once more. A later hold
            // finds the notice signed.
            blockedBy = eligibility.evaluate(found.get(), account.get(), clock.today()).blockedBy();
            if (blockedBy.isEmpty()) {
                return signed;
            }
            suspend(account.get().id());
        }
        transitions.recordAudit(staff, "disconnection-blocked " + id, account.get().id());
        return new DisconnectionResult.Blocked(blockedBy);
    }

    /** Withdraws a notice, whether or not the customer gave a reason. */
    public DisconnectionResult withdraw(DisconnectionNoticeId id, Actor staff) {
        staff.requireStaff();
        return apply(id, staff, "disconnection-withdrawn", DisconnectionResult.DisconnectionRefusal.NOT_ISSUED,
                new DisconnectionNoticeStateMachine.NoticeEvent.Cancel(DisconnectionNotice.CancellationReason.WITHDRAWN, clock.now()),
                now -> List.of(cancelledEvent(now, DisconnectionNotice.CancellationReason.WITHDRAWN)));
    }

    /** Cancels the open notice as soon as its amount is paid or arranged. */
    void cancelNotice(AccountId account, DisconnectionNotice.CancellationReason why) {
        repository.findOpenNotice(account)
                .filter(notice -> why != DisconnectionNotice.CancellationReason.PAID || !eligibility.amountDue(notice).isPositive())
                .ifPresent(notice ->
                apply(notice.id(), Actor.SYSTEM, "disconnection-lifted " + why, DisconnectionResult.DisconnectionRefusal.NOT_ISSUED,
                        new DisconnectionNoticeStateMachine.NoticeEvent.Cancel(why, clock.now()),
                        now -> List.of(cancelledEvent(now, why))));
    }

    /** Suspends a signed disconnection after a hold was placed. */
    void suspend(AccountId account) {
        repository.findOpenNotice(account)
                .ifPresent(notice -> apply(notice.id(), Actor.SYSTEM, "disconnection-stayed",
                        DisconnectionResult.DisconnectionRefusal.NOT_SIGNED, new DisconnectionNoticeStateMachine.NoticeEvent.Suspend(),
                        now -> workOrder(now)
                                .<List<DomainEvent>>map(order -> List.of(new DisconnectionSuspended(now.id(), account, order, clock.now())))
                                .orElse(List.of())));
    }

    void expire(DisconnectionNotice notice) {
        apply(notice.id(), Actor.SYSTEM, "disconnection-expired", DisconnectionResult.DisconnectionRefusal.NOT_ISSUED,
                new DisconnectionNoticeStateMachine.NoticeEvent.Expire(clock.now()), now -> List.of());
    }

    private DisconnectionNoticeCancelled cancelledEvent(DisconnectionNotice notice, DisconnectionNotice.CancellationReason why) {
        return new DisconnectionNoticeCancelled(notice.id(), notice.account(), why, workOrder(notice), notice.addressees(), clock.now());
    }

    private static Optional<String> workOrder(DisconnectionNotice notice) {
        return notice.state() instanceof DisconnectionNotice.State.Signed signed ? Optional.of(signed.order()) : Optional.empty();
    }

    private DisconnectionResult apply(DisconnectionNoticeId id, Actor actor, String action,
            DisconnectionResult.DisconnectionRefusal otherwise, DisconnectionNoticeStateMachine.NoticeEvent step,
            Function<DisconnectionNotice, List<DomainEvent>> events) {
        return transitions.apply(id, actor, action, otherwise, step, events);
    }
}
