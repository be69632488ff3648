package org.curbstop.arrangements.disconnection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.arrangements.Reconnection.Stage;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Monitors that disconnected service is restored in time once it is paid or arranged. */
@Component
public final class ReconnectionMonitor {

    /** Deadline where the policy pack sets none, so that staff are still reminded. */
    private static final Duration UNREGULATED = Duration.ofHours(24);

    private final ArrangementRepository repository;
    private final DisconnectionEligibility eligibility;
    private final Duration timeLimit;
    private final ArrangementEnrollment.BusinessClock clock;
    private final AuditTrail audit;

    public ReconnectionMonitor(ArrangementRepository repository, DisconnectionEligibility eligibility, ArrangementRules rules,
            ArrangementEnrollment.BusinessClock businessClock, AuditTrail audit) {
        this.repository = repository;
        this.eligibility = eligibility;
        this.timeLimit = rules.disconnection().reconnectionDeadline().map(rule -> Duration.ofHours(rule.hours())).orElse(UNREGULATED);
        this.clock = businessClock;
        this.audit = audit;
    }

    /** Returns the pending reconnections for staff, most urgent first. */
    public List<Reconnection> listPending(int limit, Actor staff) {
        staff.requireStaff();
        List<Reconnection> owed = repository.reconnections
                .list(Query.whereIn("stage", List.of(Stage.PROMISED, Stage.OVERDUE)).ascending("by").limit(limit));
        audit.record(staff, "reconnections-listed", owed.stream().map(Reconnection::account).distinct().toList());
        return owed;
    }

    @EventListener
    void on(PaymentTaken taken) {
        taken.allocations().stream().map(Allocation::account).distinct()
                .flatMap(account -> repository.notices(account, 1).stream())
                .forEach(this::promiseIfDue);
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        repository.notices(agreed.account(), 1).forEach(this::promiseIfDue);
    }

    /** Picks up payments other than by card, reports overdue reconnections once, and closes restored ones. */
    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void checkDeadlines() {
        repository.notices.forEach(ArrangementRepository.disconnectedNotices(), this::promiseIfDue);
        repository.reconnections.list(Query.whereIn("stage", List.of(Stage.PROMISED, Stage.OVERDUE)).ascending("by")).forEach(owed -> {
            boolean back = repository.notices.find(owed.id().value())
                    .filter(notice -> notice.state() instanceof DisconnectionNotice.State.Disconnected).isEmpty();
            boolean late = !clock.now().isBefore(owed.by());
            if (back || late && owed.stage() == Stage.PROMISED) {
                repository.reconnections.change(owed.id().value(), now -> back
                        ? now.withStage(Stage.BACK)
                        : now.stage() == Stage.PROMISED
                                ? now.withStage(Stage.OVERDUE,
                                        OutboxMessage.of(new ReconnectionOverdue(now.id(), now.account(), now.by(), clock.now())))
                                : now);
            }
        });
    }

    private void promiseIfDue(DisconnectionNotice notice) {
        if (notice.state() instanceof DisconnectionNotice.State.Disconnected cut) {
            boolean arranged = repository.findRunning(notice.account()).filter(plan -> plan.agreed().at().isAfter(cut.at())).isPresent();
            if (arranged || !eligibility.amountDue(notice).isPositive()) {
                promise(notice);
            }
        }
    }

    /** Promises the reconnection by the deadline, which the customer is told. Idempotent. */
    void promise(DisconnectionNotice notice) {
        Instant by = clock.now().plus(timeLimit);
        var promised = new ReconnectionPromised(notice.id(), notice.account(), by, clock.now());
        boolean fresh = repository.reconnections.insert(
                new Reconnection(notice.id(), 0, notice.account(), clock.now(), by, Stage.PROMISED, Optional.empty(),
                        List.of(OutboxMessage.of(promised))));
        if (!fresh) {
            repository.reconnections.change(notice.id().value(),
                    now -> now.stage() == Stage.BOOKED ? now.withPromise(clock.now(), by, OutboxMessage.of(promised)) : now);
        }
    }

    /** Records a visit to reconnect service. It may be booked before the amount is paid, so it promises nothing. */
    void recordVisit(DisconnectionNotice notice, Optional<Reconnection.Visit> visit) {
        repository.reconnections.insert(
                new Reconnection(notice.id(), 0, notice.account(), clock.now(), clock.now(), Stage.BOOKED, Optional.empty(), List.of()));
        repository.reconnections.change(notice.id().value(), now -> now.visit().equals(visit) ? now : now.withVisit(visit));
    }

    /** Marks service as restored. */
    void markReconnected(DisconnectionNoticeId id) {
        if (repository.reconnections.find(id.value()).isPresent()) {
            repository.reconnections.change(id.value(), now -> now.stage() == Stage.BACK ? now : now.withStage(Stage.BACK));
        }
    }

    ArrangementEnrollment.BusinessClock clock() {
        return clock;
    }
}
