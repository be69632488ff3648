package org.curbstop.arrangements.plans;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.CreditStandingFactory;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.OutboxMessage;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Monitors running arrangements: counts payments, sends reminders and detects breaches. */
@Component
public final class ArrangementMonitor {

    private final ArrangementRepository repository;
    private final ArrangementRules rules;
    private final CreditStandingFactory standingFactory;
    private final AccountCredits accountCredits;
    private final ArrangementEnrollment enrollment;
    private final Clock clock;

    public ArrangementMonitor(ArrangementRepository repository, ArrangementRules rules, CreditStandingFactory standings,
            AccountCredits credits, ArrangementEnrollment enrollment, Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.standingFactory = standings;
        this.accountCredits = credits;
        this.enrollment = enrollment;
        this.clock = clock;
    }

    @EventListener
    public void on(PaymentTaken taken) {
        taken.allocations().stream().map(Allocation::account).distinct().forEach(this::countPayments);
    }

    void countPayments(AccountId account) {
        repository.findRunning(account).ifPresent(this::countPayments);
    }

    /** Checks all running arrangements. Days end at midnight in the utility's time zone, also when daylight saving time changes. */
    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    public void checkRunningArrangements() {
        repository.arrangements.forEach(ArrangementRepository.activeArrangements(), each -> {
            Arrangement now = countPayments(enrollment.completeReplacement(each));
            if (now.isActive()) {
                remindOfInstallment(now);
            }
        });
    }

    private Arrangement countPayments(Arrangement seen) {
        LocalDate today = standingFactory.today();
        Money paid = accountCredits.creditedSince(seen.account(), seen.beside().start());
        int grace = rules.breach().graceDays();
        boolean newBills = rules.breach().newBills();
        var step = new ArrangementStateMachine.ArrangementEvent.PaymentsCounted(
                today, paid, standingFactory.otherBillsDue(seen, today.plusDays(1)),
                newBills ? standingFactory.otherBillsDue(seen, today.minusDays(grace)) : paid.zero(), grace,
                accountCredits.baseline(seen.account()), clock.instant());
        return repository.arrangements.change(seen.id().value(), now -> ArrangementStateMachine.next(now, step)
                .map(next -> now.withState(next, paid, events(now, next, step.at()).toArray(OutboxMessage[]::new)))
                .orElseGet(() -> !now.isActive() || now.paid().equals(paid) ? now : now.withPaid(paid)));
    }

    private static List<OutboxMessage> events(Arrangement arrangement, Arrangement.State next, Instant at) {
        Arrangement.AgreementRecord agreed = arrangement.agreed();
        return switch (next) {
            case Arrangement.State.Kept kept -> List.of(OutboxMessage.of(new ArrangementKept(
                    arrangement.id(), arrangement.account(), agreed.person(), arrangement.schedule().total(), agreed.language(), at)));
            case Arrangement.State.Broken broken -> List.of(OutboxMessage.of(new ArrangementBroken(
                    arrangement.id(), arrangement.account(), agreed.person(), broken.missing(), broken.counts(), agreed.language(), at)));
            case Arrangement.State.Active _, Arrangement.State.Cancelled _, Arrangement.State.Replaced _ -> List.of();
        };
    }

    private void remindOfInstallment(Arrangement seen) {
        LocalDate today = standingFactory.today();
        Optional<Installment> next = seen.nextInstallment();
        if (next.isEmpty() || next.get().due().equals(seen.agreed().day()) || next.get().due().isBefore(today)
                || next.get().due().isAfter(today.plusDays(rules.breach().remindDays()))) {
            return;
        }
        int number = 1 + (int) seen.schedule().installments().stream().filter(each -> each.due().isBefore(next.get().due())).count();
        repository.arrangements.change(seen.id().value(), now -> !now.isActive() || now.reminded() >= number
                ? now
                : now.reminded(number, OutboxMessage.of(new InstallmentDueSoon(
                        now.id(), now.account(), now.agreed().person(), number, next.get().due(), next.get().amount(),
                        now.agreed().language(), clock.instant()))));
    }
}
