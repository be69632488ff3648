package org.curbstop.sandbox.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PaymentIntent with its charge and refunds: one document, so that a change of money holds whole or not at all.
 *
 * @param settlesAt while processing: when the bank will have answered
 * @param disputedAt when the cardholder disputes it, for the card that does
 * @param refundsTurnAt when the bank says something about its refunds
 */
record Intent(
        String id, long version, long amount, String currency, String status, Optional<String> customer, Optional<String> method,
        Map<String, String> metadata, Optional<Refusal> lastError, Optional<Taken> taken, List<Back> refunds,
        Optional<Instant> settlesAt, Optional<Instant> disputedAt, Optional<Instant> refundsTurnAt, Instant created) {

    static final String WAITS = "requires_payment_method";
    static final String ASKS = "requires_action";
    static final String PROCESSING = "processing";
    static final String DONE = "succeeded";
    static final String CANCELED = "canceled";

    /** Amounts that end in this many cents leave the answer open for a while. */
    private static final int UNSURE_CENTS = 13;

    private static final Duration UNSURE_FOR = Duration.ofSeconds(20);
    private static final Duration DISPUTED_AFTER = Duration.ofMinutes(2);
    private static final Duration REFUNDS_TURN_AFTER = Duration.ofMinutes(2);

    Intent {
        metadata = Map.copyOf(metadata);
        refunds = List.copyOf(refunds);
    }

    /** The charge that took the money. @param card what its card does with refunds; absent: nothing out of the ordinary */
    record Taken(String charge, Instant at, String brand, String last4, Optional<Behaviour> card) {}

    /** A refund. @param state succeeded unless it says otherwise @param turnsTo what the bank makes of it in a while */
    record Back(String id, long amount, Map<String, String> metadata, Instant at, Optional<String> state, Optional<String> turnsTo) {
        static final String SUCCEEDED = "succeeded";
        static final String PENDING = "pending";
        static final String FAILED = "failed";

        Back {
            metadata = Map.copyOf(metadata);
        }

        String status() {
            return state.orElse(SUCCEEDED);
        }

        private Back turned() {
            return turnsTo.isEmpty() ? this : new Back(id, amount, metadata, at, turnsTo, Optional.empty());
        }
    }

    /** As the bank of this card does it: at once, after a while, or at once and back again. */
    Back back(String id, long amount, Map<String, String> metadata, Instant now) {
        return switch (taken.flatMap(Taken::card).orElse(Behaviour.PAYS)) {
            case REFUNDS_LATE -> new Back(id, amount, metadata, now, Optional.of(Back.PENDING), Optional.of(Back.SUCCEEDED));
            case REFUNDS_FAIL -> new Back(id, amount, metadata, now, Optional.of(Back.SUCCEEDED), Optional.of(Back.FAILED));
            case PAYS, PAYS_TOO, PAYS_AS_WELL, DECLINED, INSUFFICIENT_FUNDS, EXPIRED, WRONG_CVC, ASKS, FAILS_LATER, DISPUTED ->
                new Back(id, amount, metadata, now, Optional.empty(), Optional.empty());
        };
    }

    /** The bank has said what becomes of the refunds. */
    Intent refundsTurned() {
        return new Intent(
                id, version, amount, currency, status, customer, method, metadata, lastError, taken, refunds.stream().map(Back::turned).toList(),
                settlesAt, disputedAt, Optional.empty(), created);
    }

    static Intent waiting(String id, long amount, String currency, Optional<String> customer, Map<String, String> metadata, Instant now) {
        return new Intent(
                id, 0, amount, currency, WAITS, customer, Optional.empty(), metadata, Optional.empty(), Optional.empty(), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), now);
    }

    boolean canBeConfirmed() {
        return status.equals(WAITS);
    }

    /** @param atBrowser whether the cardholder is there to be asked by the bank */
    Intent confirmed(Method with, boolean atBrowser, Instant now) {
        if (with.behaviour() == Behaviour.ASKS) {
            return atBrowser ? at(ASKS, Optional.of(with.id()), Optional.empty(), Optional.empty()) : refused(Refusal.WANTS_CARDHOLDER);
        }
        Optional<Refusal> refusal = with.behaviour().refusal();
        return refusal.isPresent() ? refused(refusal.get()) : accepted(with, now);
    }

    /** The bank was asked, and the cardholder agreed. */
    Intent accepted(Method with, Instant now) {
        return amount % 100 == UNSURE_CENTS
                ? at(PROCESSING, Optional.of(with.id()), Optional.empty(), Optional.of(now.plus(UNSURE_FOR)))
                : succeeded(with, now);
    }

    Intent succeeded(Method with, Instant now) {
        return new Intent(
                id, version, amount, currency, DONE, customer, Optional.of(with.id()), metadata, Optional.empty(),
                Optional.of(new Taken("ch_" + id.substring(3), now, with.brand(), with.last4(), Optional.of(with.behaviour()))), refunds,
                Optional.empty(), with.behaviour() == Behaviour.DISPUTED ? Optional.of(now.plus(DISPUTED_AFTER)) : Optional.empty(), refundsTurnAt, created);
    }

    Intent refused(Refusal why) {
        return at(WAITS, Optional.empty(), Optional.of(why), Optional.empty());
    }

    Intent canceled() {
        return at(CANCELED, method, Optional.empty(), Optional.empty());
    }

    Intent disputed() {
        return new Intent(
                id, version, amount, currency, status, customer, method, metadata, lastError, taken, refunds, settlesAt, Optional.empty(), refundsTurnAt, created);
    }

    Intent with(Back refund) {
        var more = new ArrayList<>(refunds);
        more.add(refund);
        return new Intent(
                id, version, amount, currency, status, customer, method, metadata, lastError, taken, more, settlesAt, disputedAt,
                refund.turnsTo().map(any -> refund.at().plus(REFUNDS_TURN_AFTER)).or(() -> refundsTurnAt), created);
    }

    long refunded() {
        return refunds.stream().filter(back -> !back.status().equals(Back.FAILED)).mapToLong(Back::amount).sum();
    }

    private Intent at(String next, Optional<String> with, Optional<Refusal> error, Optional<Instant> settles) {
        return new Intent(id, version, amount, currency, next, customer, with, metadata, error, taken, refunds, settles, disputedAt, refundsTurnAt, created);
    }
}
