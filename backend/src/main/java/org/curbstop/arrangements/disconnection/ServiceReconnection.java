package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionResult;
import org.curbstop.arrangements.rules.AccountAuthorization;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.RequiresFreshSignIn;
import org.springframework.stereotype.Component;

/**
 * Records the completed disconnection work and later the reconnection. Both are reported by a person, and the customer is notified of each.
 */
@Component
public final class ServiceReconnection {

    private static final int HISTORY = 50;

    private final AccountAuthorization authorization;
    private final ArrangementRepository repository;
    private final DisconnectionEligibility eligibility;
    private final Disconnections disconnections;
    private final DisconnectionNoticeTransitions transitions;
    private final ReconnectionMonitor monitor;

    public ServiceReconnection(
            AccountAuthorization authorization, ArrangementRepository repository, DisconnectionEligibility eligibility,
            Disconnections disconnections,
            DisconnectionNoticeTransitions steps, ReconnectionMonitor reconnections) {
        this.authorization = authorization;
        this.repository = repository;
        this.eligibility = eligibility;
        this.disconnections = disconnections;
        this.transitions = steps;
        this.monitor = reconnections;
    }

    /**
     * Records that the signed work is done. The rules are evaluated again, because the signature may be days old: if they block it now, the
     * work is called off; if they start to block it at this very moment, service must be restored at once.
     */
    @RequiresFreshSignIn
    public DisconnectionResult recordWorkDone(DisconnectionNoticeId id, Actor staff) {
        staff.requireStaff();
        Optional<DisconnectionNotice> found = repository.notices.find(id.value());
        Optional<Account> account = found.flatMap(notice -> authorization.findViewable(notice.account(), staff));
        if (account.isEmpty()) {
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.NO_SUCH_NOTICE);
        }
        if (!(found.get().state() instanceof DisconnectionNotice.State.Signed)) {
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.NOT_SIGNED);
        }
        List<PolicyRuleResult> blockedBy = blockedBy(found.get(), account.get());
        if (!blockedBy.isEmpty()) {
            callOffWork(account.get().id());
            return new DisconnectionResult.Blocked(blockedBy);
        }
        LocalDate day = monitor.clock().today();
        Instant now = monitor.clock().now();
        DisconnectionResult done = transitions.apply(id, staff, "disconnected", DisconnectionResult.DisconnectionRefusal.NOT_SIGNED,
                new DisconnectionNoticeStateMachine.NoticeEvent.CompleteWork(day, now), notice -> List.of(
                new ServiceDisconnected(id, notice.account(), day, eligibility.amountDue(notice), notice.addressees(), now)));
        // Until here, a payment or hold could still call off the work. Now that it is done, only reconnection helps.
        List<PolicyRuleResult> since = done instanceof DisconnectionResult.Done ? blockedBy(found.get(), account.get()) : List.of();
        if (since.isEmpty()) {
            return done;
        }
        monitor.promise(repository.notices.find(id.value()).orElseThrow());
        return new DisconnectionResult.Blocked(since);
    }

    private List<PolicyRuleResult> blockedBy(DisconnectionNotice notice, Account account) {
        return eligibility.evaluate(notice, account, monitor.clock().today()).blockedBy();
    }

    /** Cancels the notice if it is paid or an arrangement is running; otherwise returns it to the unsigned state. */
    private void callOffWork(AccountId account) {
        disconnections.cancelNotice(account, DisconnectionNotice.CancellationReason.PAID);
        if (repository.findRunning(account).isPresent()) {
            disconnections.cancelNotice(account, DisconnectionNotice.CancellationReason.ARRANGED);
        }
        disconnections.suspend(account);
    }

    /** Returns what is required to restore service, or empty if it is on or the account is not visible to the actor. */
    public Optional<ReconnectionTerms> reconnectionTerms(AccountId account, Actor actor) {
        return findDisconnected(account, actor).map(DisconnectedAccount::terms);
    }

    /** Returns disconnected service with the terms and deadline to restore it, or empty if it is on or not visible to the actor. */
    public Optional<DisconnectedAccount> findDisconnected(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor)
                .flatMap(found -> findDisconnectedNotice(account).map(notice -> new DisconnectedAccount(
                        notice, ((DisconnectionNotice.State.Disconnected) notice.state()).day(),
                        eligibility.reconnectionTerms(found, notice), repository.reconnections.find(notice.id().value()))));
    }

    /** Returns the latest reconnection, which the home page shows for a while. */
    public Optional<DisconnectionNotice.State.Reconnected> findReconnected(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).flatMap(found -> repository.notices(account, HISTORY).stream().findFirst())
                .flatMap(notice -> notice.state() instanceof DisconnectionNotice.State.Reconnected restored ? Optional.of(restored)
                        : Optional.empty());
    }

    /**
     * Records that service is on again, as reported by a person.
     *
     * @param promise what was promised, if service was restored on a promise
     * @param restored when it was restored: not before the disconnection, and not in the future
     */
    public DisconnectionResult reconnect(DisconnectionNoticeId id, Optional<Installment> promise, Instant restored, Actor staff) {
        return reconnect(id, promise, restored, staff.requireStaff(), staff);
    }

    private DisconnectionResult reconnect(DisconnectionNoticeId id, Optional<Installment> promise, Instant restored, String by,
            Actor actor) {
        Instant now = monitor.clock().now();
        Optional<Instant> cut = repository.notices.find(id.value()).map(DisconnectionNotice::state)
                .flatMap(state -> state instanceof DisconnectionNotice.State.Disconnected done ? Optional.of(done.at()) : Optional.empty());
        if (restored.isAfter(now) || cut.filter(restored::isBefore).isPresent()) {
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.WRONG_DAY);
        }
        DisconnectionResult given = transitions.apply(id, actor, "given-back", DisconnectionResult.DisconnectionRefusal.NOT_DISCONNECTED,
                new DisconnectionNoticeStateMachine.NoticeEvent.Reconnect(promise, by, restored), notice -> List.of(
                new ServiceReconnected(id, notice.account(), by, restored, notice.addressees(), now)));
        if (given instanceof DisconnectionResult.Done) {
            monitor.markReconnected(id);
        }
        return given;
    }

    /** Records a booked or moved visit, if service is disconnected there. */
    public void visitBooked(AccountId account, String order, LocalDate day) {
        findDisconnectedNotice(account).ifPresent(notice -> monitor.recordVisit(notice, Optional.of(new Reconnection.Visit(order, day))));
    }

    public void visitCancelled(AccountId account, String order) {
        findDisconnectedNotice(account).filter(notice -> visit(notice).filter(booked -> booked.order().equals(order)).isPresent())
                .ifPresent(notice -> monitor.recordVisit(notice, Optional.empty()));
    }

    /** Reconnects service after the visit was completed. */
    public void visitDone(AccountId account, String order, Instant at) {
        findDisconnectedNotice(account).filter(notice -> visit(notice).filter(booked -> booked.order().equals(order)).isPresent())
                .ifPresent(notice -> reconnect(notice.id(), Optional.empty(), at, "system", Actor.SYSTEM));
    }

    private Optional<Reconnection.Visit> visit(DisconnectionNotice notice) {
        return repository.reconnections.find(notice.id().value()).flatMap(Reconnection::visit);
    }

    private Optional<DisconnectionNotice> findDisconnectedNotice(AccountId account) {
        return repository.notices(account, HISTORY).stream()
                .filter(notice -> notice.state() instanceof DisconnectionNotice.State.Disconnected).findFirst();
    }
}
