package org.curbstop.payments.gateway;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.curbstop.common.Money;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;

/** In-memory payment gateway that fulfills the contract of {@link CardGateway} and fails on request. Accepts Stripe's test tokens. */
public final class FakeCardGateway implements CardGateway, ReconciliationGateway {

    private static final Duration UNSURE_FOR = Duration.ofSeconds(20);

    private enum Standing { UNTOUCHED, PAID, DECLINED, CLOSED, PROCESSING }

    private static final class Account {
        final ChargeAttempt attempt;
        Standing standing = Standing.UNTOUCHED;
        CardDecline why = CardDecline.CARD_DECLINED;
        Instant settles = Instant.MIN;
        Optional<CardCharge> charge = Optional.empty();

        Account(ChargeAttempt attempt) {
            this.attempt = attempt;
        }
    }

    private final Clock clock;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Refund> refunds = new HashMap<>();
    private final Map<String, RefundsAndDisputes.GatewayRefund> refundsSeen = new LinkedHashMap<>();
    private final Map<String, RefundsAndDisputes.GatewayDispute> disputes = new LinkedHashMap<>();
    private final Map<String, String> intents = new HashMap<>();
    private final List<BalanceMovement> balance = new ArrayList<>();
    private final List<CardCharge> charges = new ArrayList<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private volatile boolean down;
    private volatile RefundsAndDisputes.GatewayRefundStatus refundsBegin = RefundsAndDisputes.GatewayRefundStatus.SUCCEEDED;
    private volatile UnaryOperator<CardCharge> changed = UnaryOperator.identity();
    private volatile Runnable beforeCharge = () -> {};
    private volatile Runnable beforePage = () -> {};
    private final Set<String> opening = ConcurrentHashMap.newKeySet();

    public FakeCardGateway(Clock clock) {
        this.clock = clock;
    }

    /** Returns every charge that ever succeeded. */
    public synchronized List<CardCharge> charges() {
        return List.copyOf(charges);
    }

    public synchronized List<Refund> refunds() {
        return List.copyOf(refunds.values());
    }

    /** Makes the next charges and loses their answers. */
    public void loseAnswers(int next) {
        lostAnswers.set(next);
    }

    public void down(boolean isDown) {
        this.down = isDown;
    }

    /** Sets what runs during the next charge, before money moves. */
    public void beforeCharge(Runnable what) {
        this.beforeCharge = what;
    }

    /** Sets what runs while a checkout page is opened. */
    public void beforePage(Runnable what) {
        this.beforePage = what;
    }

    /** Pays on the checkout page. */
    public synchronized void payOn(String page, String card) {
        Account account = accounts.get(page);
        if (account.standing == Standing.UNTOUCHED) {
            Optional<CardDecline> declined = decline(card);
            if (declined.isEmpty()) {
                pay(page, account);
            }
        }
    }

    @Override
    public synchronized Optional<String> createAttempt(ChargeAttempt attempt) {
        return down ? Optional.empty() : Optional.of(ref("pi_", attempt));
    }

    @Override
    public GatewayStatus.ChargeResult charge(String ref, ChargeAttempt attempt, String paymentMethod) {
        beforeCharge.run();
        if (down) {
            return new GatewayStatus.Unknown();
        }
        GatewayStatus.ChargeResult answer = charged(ref, paymentMethod);
        return lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? new GatewayStatus.Unknown() : answer;
    }

    private synchronized GatewayStatus.ChargeResult charged(String ref, String paymentMethod) {
        Account account = accounts.get(ref);
        if (account.standing == Standing.UNTOUCHED) {
            Optional<CardDecline> declined = decline(paymentMethod);
            if (declined.isPresent()) {
                account.standing = Standing.DECLINED;
                account.why = declined.get();
            } else if (account.attempt.total().minor() % 100 == 13) {
                account.standing = Standing.PROCESSING;
                account.settles = clock.instant().plus(UNSURE_FOR);
            } else {
                pay(ref, account);
            }
        }
        return switch (fetchStatus(ref)) {
            case GatewayStatus.ChargeResult answer -> answer;
            case GatewayStatus.Closed closed -> new GatewayStatus.Declined(CardDecline.WITHDRAWN);
            case GatewayStatus.NotAttempted untouched -> throw new IllegalStateException();
        };
    }

    /** Refuses an idempotency key of a request in progress, as Stripe does. */
    @Override
    public Optional<PaymentState.CheckoutSession> openCheckout(ChargeAttempt attempt, URI back, Instant until) {
        if (down || !opening.add(attempt.key())) {
            return Optional.empty();
        }
        try {
            beforePage.run();
            String ref = ref("cs_", attempt);
            return Optional.of(new PaymentState.CheckoutSession(ref, URI.create("https://cards.example/" + ref), until));
        } finally {
            opening.remove(attempt.key());
        }
    }

    @Override
    public synchronized GatewayStatus fetchStatus(String ref) {
        if (down) {
            return new GatewayStatus.Unknown();
        }
        Account account = accounts.get(ref);
        if (account == null) {
            return new GatewayStatus.Closed(); // belongs to another system
        }
        if (account.standing == Standing.PROCESSING && !clock.instant().isBefore(account.settles)) {
            pay(ref, account);
        }
        return switch (account.standing) {
            case UNTOUCHED -> new GatewayStatus.NotAttempted();
            case PAID -> new GatewayStatus.Approved(account.charge.orElseThrow());
            case DECLINED -> new GatewayStatus.Declined(account.why);
            case CLOSED -> new GatewayStatus.Closed();
            case PROCESSING -> new GatewayStatus.Unknown();
        };
    }

    @Override
    public synchronized GatewayStatus close(String ref) {
        Account account = accounts.get(ref);
        if (!down && (account.standing == Standing.UNTOUCHED || account.standing == Standing.DECLINED)) {
            account.standing = Standing.CLOSED;
        }
        return fetchStatus(ref);
    }

    @Override
    public synchronized RefundResult refund(CardCharge charge, Refund refund) {
        if (down) {
            return new RefundResult.Unknown();
        }
        Supplier<Money> back = () -> refunds.values().stream().map(Refund::total).reduce(refund.total(), Money::plus);
        if (!refunds.containsKey(refund.id()) && back.get().compareTo(charge.amount()) > 0) {
            return new RefundResult.Failed();
        }
        refunds.put(refund.id(), refund);
        String ref = "re_" + refund.id();
        if (!refundsSeen.containsKey(ref)) {
            moved(ref, charge.ref(),
                    new RefundsAndDisputes.GatewayRefund(ref, Optional.of(refund.id()), refund.total(), refundsBegin, clock.instant()));
        }
        return switch (refundsSeen.get(ref).status()) {
            case SUCCEEDED -> new RefundResult.Sent(ref, refundsSeen.get(ref).at());
            case PENDING -> new RefundResult.Pending(ref);
            case FAILED -> new RefundResult.Failed();
        };
    }

    /** Sets the initial status of the refunds that follow. */
    public void refundsBegin(RefundsAndDisputes.GatewayRefundStatus status) {
        refundsBegin = status;
    }

    /** Makes a refund in the dashboard. */
    public synchronized String refundInDashboard(CardCharge charge, Money amount, RefundsAndDisputes.GatewayRefundStatus status) {
        String ref = "re_dash" + refundsSeen.size();
        moved(ref, charge.ref(), new RefundsAndDisputes.GatewayRefund(ref, Optional.empty(), amount, status, clock.instant()));
        return ref;
    }

    private void moved(String ref, String intent, RefundsAndDisputes.GatewayRefund seen) {
        refundsSeen.put(ref, seen);
        intents.put(ref, intent);
        balance.add(new BalanceMovement("txn_" + ref, intent, Optional.empty(), false));
    }

    public synchronized void turn(String ref, RefundsAndDisputes.GatewayRefundStatus status) {
        refundsSeen.computeIfPresent(ref,
                (same, was) -> new RefundsAndDisputes.GatewayRefund(was.ref(), was.refundId(), was.amount(), status, was.at()));
    }

    /** Opens a dispute; the bank takes the money back. */
    public synchronized String dispute(CardCharge charge, Money amount) {
        String ref = "du_" + disputes.size();
        intents.put(ref, charge.ref());
        disputes.put(ref,
                new RefundsAndDisputes.GatewayDispute(ref, amount, Dispute.DisputeStatus.OPEN, clock.instant(),
                        Optional.of(clock.instant().plus(Duration.ofDays(21))),
                List.of(new RefundsAndDisputes.DisputeTransaction("txn_" + ref, true, amount, clock.instant()))));
        balance.add(new BalanceMovement("txn_" + ref, charge.ref(), Optional.empty(), false));
        return ref;
    }

    public synchronized void decide(String ref, boolean won) {
        disputes.computeIfPresent(ref, (same, was) -> {
            var taken = new ArrayList<>(was.transactions());
            if (won) {
                taken.add(new RefundsAndDisputes.DisputeTransaction("txn_back_" + ref, false, was.amount(), clock.instant()));
            }
            return new RefundsAndDisputes.GatewayDispute(ref, was.amount(), won ? Dispute.DisputeStatus.WON : Dispute.DisputeStatus.LOST,
                    was.openedAt(), was.answerBy(), taken);
        });
    }

    @Override
    public synchronized Optional<RefundsAndDisputes> findRefundsAndDisputes(String ref) {
        return down ? Optional.empty() : Optional.of(new RefundsAndDisputes(
                refundsSeen.values().stream().filter(seen -> ref.equals(intents.get(seen.ref()))).toList(),
                disputes.values().stream().filter(seen -> ref.equals(intents.get(seen.ref()))).toList()));
    }

    @Override
    public synchronized Optional<List<BalanceMovement>> listBalanceMovements(Instant from) {
        return down ? Optional.empty() : Optional.of(List.copyOf(balance));
    }

    /** Changes the next charge, such as to another amount or an unknown payment. */
    public void nextCharge(UnaryOperator<CardCharge> changed) {
        this.changed = changed;
    }

    private void pay(String ref, Account account) {
        CardCharge charge = new CardCharge(
                ref, "ch_" + ref, account.attempt.total(), clock.instant(), Optional.of(new CardSummary("visa", "4242")),
                Optional.of(account.attempt.payment()));
        charge = changed.apply(charge);
        changed = UnaryOperator.identity();
        balance.add(new BalanceMovement("txn_" + charge.charge(), ref, charge.payment(), true));
        account.standing = Standing.PAID;
        account.charge = Optional.of(charge);
        charges.add(charge);
    }

    private synchronized String ref(String kind, ChargeAttempt attempt) {
        return names.computeIfAbsent(kind + attempt.key(), key -> {
            String ref = kind + names.size();
            accounts.put(ref, new Account(attempt));
            return ref;
        });
    }

    private static Optional<CardDecline> decline(String card) {
        return switch (card) {
            case "pm_card_visa", "pm_card_mastercard" -> Optional.empty();
            case "pm_card_chargeDeclined", "pm_card_chargeCustomerFail" -> Optional.of(CardDecline.CARD_DECLINED);
            case "pm_card_chargeDeclinedInsufficientFunds" -> Optional.of(CardDecline.INSUFFICIENT_FUNDS);
            case "pm_card_chargeDeclinedExpiredCard" -> Optional.of(CardDecline.EXPIRED_CARD);
            case "pm_card_chargeDeclinedIncorrectCvc" -> Optional.of(CardDecline.INCORRECT_CVC);
            case "pm_card_authenticationRequired" -> Optional.of(CardDecline.NEEDS_AUTHENTICATION);
            default -> Optional.of(CardDecline.UNKNOWN_CARD);
        };
    }
}
