package org.curbstop.payments;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.curbstop.common.Money;

/** A card company in memory that keeps the promises of {@link CardGateway}, and breaks off when told to. Understands Stripe's ready-made test tokens. */
public final class FakeCardGateway implements CardGateway, CardMovements {

    private static final Duration UNSURE_FOR = Duration.ofSeconds(20);

    private enum Standing { UNTOUCHED, PAID, DECLINED, CLOSED, PROCESSING }

    private static final class Account {
        final Attempt attempt;
        Standing standing = Standing.UNTOUCHED;
        Decline why = Decline.CARD_DECLINED;
        Instant settles = Instant.MIN;
        Optional<Charge> charge = Optional.empty();

        Account(Attempt attempt) {
            this.attempt = attempt;
        }
    }

    private final Clock clock;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Refund> refunds = new HashMap<>();
    private final Map<String, Movements.RefundSeen> refundsSeen = new LinkedHashMap<>();
    private final Map<String, Movements.DisputeSeen> disputes = new LinkedHashMap<>();
    private final Map<String, String> intents = new HashMap<>();
    private final List<BalanceMovement> balance = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private volatile boolean down;
    private volatile Movements.RefundStatus refundsBegin = Movements.RefundStatus.SUCCEEDED;
    private volatile UnaryOperator<Charge> changed = UnaryOperator.identity();
    private volatile Runnable beforeCharge = () -> {};

    public FakeCardGateway(Clock clock) {
        this.clock = clock;
    }

    /** Every charge that ever took money. */
    public synchronized List<Charge> charges() {
        return List.copyOf(charges);
    }

    public synchronized List<Refund> refunds() {
        return List.copyOf(refunds.values());
    }

    /** The next charges are made, and nobody hears of it. */
    public void loseAnswers(int next) {
        lostAnswers.set(next);
    }

    public void down(boolean isDown) {
        this.down = isDown;
    }

    /** Runs within the next charge, before money moves. */
    public void beforeCharge(Runnable what) {
        this.beforeCharge = what;
    }

    /** A customer pays on the page. */
    public synchronized void payOn(String page, String card) {
        Account account = accounts.get(page);
        if (account.standing == Standing.UNTOUCHED) {
            Optional<Decline> declined = decline(card);
            if (declined.isEmpty()) {
                pay(page, account);
            }
        }
    }

    @Override
    public synchronized Optional<String> name(Attempt attempt) {
        return down ? Optional.empty() : Optional.of(ref("pi_", attempt));
    }

    @Override
    public Finding.Answer charge(String ref, Attempt attempt, String paymentMethod) {
        beforeCharge.run();
        if (down) {
            return new Finding.Unsure();
        }
        Finding.Answer answer = charged(ref, paymentMethod);
        return lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? new Finding.Unsure() : answer;
    }

    private synchronized Finding.Answer charged(String ref, String paymentMethod) {
        Account account = accounts.get(ref);
        if (account.standing == Standing.UNTOUCHED) {
            Optional<Decline> declined = decline(paymentMethod);
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
        return switch (ask(ref)) {
            case Finding.Answer answer -> answer;
            case Finding.Closed closed -> new Finding.Declined(Decline.WITHDRAWN);
            case Finding.Untouched untouched -> throw new IllegalStateException();
        };
    }

    @Override
    public synchronized Optional<State.Page> openPage(Attempt attempt, URI back, Instant until) {
        if (down) {
            return Optional.empty();
        }
        String ref = ref("cs_", attempt);
        return Optional.of(new State.Page(ref, URI.create("https://cards.example/" + ref), until));
    }

    @Override
    public synchronized Finding ask(String ref) {
        if (down) {
            return new Finding.Unsure();
        }
        Account account = accounts.get(ref);
        if (account == null) {
            return new Finding.Closed(); // another system's
        }
        if (account.standing == Standing.PROCESSING && !clock.instant().isBefore(account.settles)) {
            pay(ref, account);
        }
        return switch (account.standing) {
            case UNTOUCHED -> new Finding.Untouched();
            case PAID -> new Finding.Approved(account.charge.orElseThrow());
            case DECLINED -> new Finding.Declined(account.why);
            case CLOSED -> new Finding.Closed();
            case PROCESSING -> new Finding.Unsure();
        };
    }

    @Override
    public synchronized Finding close(String ref) {
        Account account = accounts.get(ref);
        if (!down && (account.standing == Standing.UNTOUCHED || account.standing == Standing.DECLINED)) {
            account.standing = Standing.CLOSED;
        }
        return ask(ref);
    }

    @Override
    public synchronized Refunded refund(Charge charge, Refund refund) {
        if (down) {
            return new Refunded.Unsure();
        }
        Supplier<Money> back = () -> refunds.values().stream().map(Refund::total).reduce(refund.total(), Money::plus);
        if (!refunds.containsKey(refund.id()) && back.get().compareTo(charge.amount()) > 0) {
            return new Refunded.Failed();
        }
        refunds.put(refund.id(), refund);
        String ref = "re_" + refund.id();
        if (!refundsSeen.containsKey(ref)) {
            moved(ref, charge.ref(), new Movements.RefundSeen(ref, Optional.of(refund.id()), refund.total(), refundsBegin, clock.instant()));
        }
        return switch (refundsSeen.get(ref).status()) {
            case SUCCEEDED -> new Refunded.Made(ref);
            case PENDING -> new Refunded.Pending(ref);
            case FAILED -> new Refunded.Failed();
        };
    }

    /** From now on refunds begin so. */
    public void refundsBegin(Movements.RefundStatus status) {
        refundsBegin = status;
    }

    /** Somebody refunds in the dashboard. */
    public synchronized String refundInDashboard(Charge charge, Money amount, Movements.RefundStatus status) {
        String ref = "re_dash" + refundsSeen.size();
        moved(ref, charge.ref(), new Movements.RefundSeen(ref, Optional.empty(), amount, status, clock.instant()));
        return ref;
    }

    private void moved(String ref, String intent, Movements.RefundSeen seen) {
        refundsSeen.put(ref, seen);
        intents.put(ref, intent);
        balance.add(new BalanceMovement("txn_" + ref, intent, Optional.empty(), false));
    }

    public synchronized void turn(String ref, Movements.RefundStatus status) {
        refundsSeen.computeIfPresent(ref, (same, was) -> new Movements.RefundSeen(was.ref(), was.ours(), was.amount(), status, was.at()));
    }

    /** A cardholder goes to the bank, which takes the money. */
    public synchronized String dispute(Charge charge, Money amount) {
        String ref = "du_" + disputes.size();
        intents.put(ref, charge.ref());
        disputes.put(ref, new Movements.DisputeSeen(ref, amount, Dispute.Status.OPEN, clock.instant(), Optional.of(clock.instant().plus(Duration.ofDays(21))),
                List.of(new Movements.Taken("txn_" + ref, true, amount, clock.instant()))));
        balance.add(new BalanceMovement("txn_" + ref, charge.ref(), Optional.empty(), false));
        return ref;
    }

    public synchronized void decide(String ref, boolean won) {
        disputes.computeIfPresent(ref, (same, was) -> {
            var taken = new ArrayList<>(was.taken());
            if (won) {
                taken.add(new Movements.Taken("txn_back_" + ref, false, was.amount(), clock.instant()));
            }
            return new Movements.DisputeSeen(ref, was.amount(), won ? Dispute.Status.WON : Dispute.Status.LOST, was.openedAt(), was.answerBy(), taken);
        });
    }

    @Override
    public synchronized Optional<Movements> of(String ref) {
        return down ? Optional.empty() : Optional.of(new Movements(
                refundsSeen.values().stream().filter(seen -> ref.equals(intents.get(seen.ref()))).toList(),
                disputes.values().stream().filter(seen -> ref.equals(intents.get(seen.ref()))).toList()));
    }

    @Override
    public synchronized Optional<List<BalanceMovement>> since(Instant from) {
        return down ? Optional.empty() : Optional.of(List.copyOf(balance));
    }

    /** The next charge is of another amount than was asked for, or of a payment that we do not know. */
    public void nextCharge(UnaryOperator<Charge> changed) {
        this.changed = changed;
    }

    private void pay(String ref, Account account) {
        Charge charge = new Charge(
                ref, "ch_" + ref, account.attempt.total(), clock.instant(), Optional.of(new CardFace("visa", "4242")), Optional.of(account.attempt.payment()));
        charge = changed.apply(charge);
        changed = UnaryOperator.identity();
        balance.add(new BalanceMovement("txn_" + charge.charge(), ref, charge.payment(), true));
        account.standing = Standing.PAID;
        account.charge = Optional.of(charge);
        charges.add(charge);
    }

    private String ref(String kind, Attempt attempt) {
        return names.computeIfAbsent(kind + attempt.key(), key -> {
            String ref = kind + names.size();
            accounts.put(ref, new Account(attempt));
            return ref;
        });
    }

    private static Optional<Decline> decline(String card) {
        return switch (card) {
            case "pm_card_visa", "pm_card_mastercard" -> Optional.empty();
            case "pm_card_chargeDeclined", "pm_card_chargeCustomerFail" -> Optional.of(Decline.CARD_DECLINED);
            case "pm_card_chargeDeclinedInsufficientFunds" -> Optional.of(Decline.INSUFFICIENT_FUNDS);
            case "pm_card_chargeDeclinedExpiredCard" -> Optional.of(Decline.EXPIRED_CARD);
            case "pm_card_chargeDeclinedIncorrectCvc" -> Optional.of(Decline.INCORRECT_CVC);
            case "pm_card_authenticationRequired" -> Optional.of(Decline.NEEDS_AUTHENTICATION);
            default -> Optional.of(Decline.UNKNOWN_CARD);
        };
    }
}
