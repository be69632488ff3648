package org.curbstop.payments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.curbstop.common.Money;
import org.curbstop.payments.PayerScenario.Press;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.payments.stripe.StripeTestGateways;
import org.curbstop.sandbox.stripe.StripeServer;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;

/** Opens the data of a killed process, recovers its payments, and reports what is wrong with them. */
final class RestartedProcess implements AutoCloseable {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);

    private final KilledProcess killed;
    private final StripeServer stripe;
    private final EmbeddedStore server;
    private final Database database;
    private final PaymentsForTests all;
    private final Queue<Object> told = new ConcurrentLinkedQueue<>();

    RestartedProcess(KilledProcess killed, StripeServer stripe) {
        this.killed = killed;
        this.stripe = stripe;
        this.server = EmbeddedStore.open(killed.data());
        this.database = new Database(server.uri());
        CardGateway gateway = StripeTestGateways.gateway(stripe.apiBase());
        this.all = PaymentsForTests.over(database, killed.careless() ? new CarelessCardGateway(gateway) : gateway,
                new FakeSavedCardGateway(), stripe.clock());
        database.startEventDelivery(told::add);
    }

    /**
     * Repeats some presses at once and the others after a minute of recovery jobs, then lets another minute pass.
     *
     * @param sweeping false: the recovery job does not run
     */
    List<String> faults(boolean sweeping) {
        List<String> faults = new ArrayList<>();
        for (Press press : killed.done()) {
            if (payment(press).filter(payment -> payment.outcome() == PaymentOutcome.PAID || payment.outcome() == PaymentOutcome.REFUNDED)
                    .isEmpty()) {
                faults.add(press.key() + ": the payer was told it was paid, and it is not");
            }
        }
        var random = new Random(killed.seed());
        Set<Press> again = ConcurrentHashMap.newKeySet();
        for (Press press : killed.begun()) {
            if (random.nextBoolean() && !isOpeningPage(press)) {
                again.add(press);
                press.story().of(press, all.payments(), this::payOnPage);
            }
        }
        aMinute(sweeping);
        faults.addAll(left());
        for (Press press : killed.begun()) {
            if (!again.contains(press)) {
                press.story().of(press, all.payments(), this::payOnPage);
            }
        }
        aMinute(sweeping);
        faults.addAll(left());
        faults.addAll(atTheEnd());
        return faults;
    }

    /** Returns whether the killed process was opening the page: its lease holds up the next request. */
    private boolean isOpeningPage(Press press) {
        return payment(press).filter(payment -> payment.state() instanceof PaymentState.OnPage on && on.page().isEmpty()).isPresent();
    }

    private void payOnPage(String page) {
        stripe.payOn(page, "pm_card_visa");
    }

    private void aMinute(boolean sweeping) {
        for (Duration passed = Duration.ZERO; passed.compareTo(A_MINUTE) < 0; passed = passed.plus(BETWEEN_SWEEPS)) {
            stripe.clock().advance(BETWEEN_SWEEPS);
            if (sweeping) {
                all.sweep();
            }
        }
    }

    /** Returns the payments that are stuck, charged more than once, or charged without an entry in the ledger or the reverse. */
    private List<String> left() {
        Map<String, Long> charges = stripe.charges();
        List<String> faults = new ArrayList<>();
        for (Press press : killed.begun()) {
            payment(press).ifPresent(payment -> {
                long taken = charges.getOrDefault(payment.id().value(), 0L);
                boolean paying = payment.state() instanceof PaymentState.OnPage on && on.page().isPresent() && taken == 0;
                if (!paying && (payment.outcome() == PaymentOutcome.PENDING || payment.outcome() == PaymentOutcome.UNSURE)) {
                    faults.add(press.key() + ": stuck, " + payment.state());
                }
                if (taken > 1) {
                    faults.add(press.key() + ": charged " + taken + " times");
                }
                if (taken > 0 && entries(press) == 0) {
                    faults.add(press.key() + ": charged, and not in the ledger");
                }
                if (taken == 0 && entries(press) > 0) {
                    faults.add(press.key() + ": in the ledger, and never charged");
                }
            });
        }
        return faults;
    }

    private List<String> atTheEnd() {
        if (!database.awaitDelivery(Duration.ofSeconds(30))) {
            throw new AssertionError("events are still on their way");
        }
        Map<String, Long> charges = stripe.charges();
        Map<String, Long> refunds = stripe.refunds();
        List<String> faults = new ArrayList<>();
        for (Press press : killed.begun()) {
            boolean goesBack = press.story() == PayerScenario.PAID_AND_GIVEN_BACK;
            String id = payment(press).map(payment -> payment.id().value()).orElse("none");
            if (charges.getOrDefault(id, 0L) != 1) {
                faults.add(press.key() + ": in the end charged " + charges.get(id) + " times");
            }
            if (refunds.getOrDefault(id, 0L) != (goesBack ? 1 : 0)) {
                faults.add(press.key() + ": in the end given back " + refunds.get(id) + " times");
            }
            if (told.stream().noneMatch(event -> event instanceof PaymentTaken taken && taken.id().value().equals(id))) {
                faults.add(press.key() + ": nobody was told");
            }
            for (Allocation part : payment(press).map(payment -> payment.order().allocations()).orElse(List.of())) {
                Money expected = goesBack ? part.amount().zero() : part.amount().negated();
                if (!all.ledger().balance(part.account()).equals(expected)) {
                    faults.add(press.key() + ": the balance is " + all.ledger().balance(part.account()) + " instead of " + expected);
                }
            }
        }
        return faults;
    }

    private int entries(Press press) {
        return all.ledger().entries(press.account(0), 10, Optional.empty()).size();
    }

    private Optional<Payment> payment(Press press) {
        return all.payments().list(press.account(0), 10).stream().findFirst();
    }

    @Override
    public void close() {
        database.close();
        server.close();
    }
}
