package org.curbstop.sandbox.stripe;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where the pretended money moves: charges, settles, cancels, gives back. Each change is one document; the rest follows from it. */
@Component
@Profile("!production")
class Till {

    private final Shelf shelf;
    private final Events events;
    private final Rendering rendering;
    private final Disputes disputes;
    private final Clock clock;

    Till(Shelf shelf, Events events, Rendering rendering, Disputes disputes, Clock clock) {
        this.shelf = shelf;
        this.events = events;
        this.rendering = rendering;
        this.disputes = disputes;
        this.clock = clock;
    }

    Intent open(long amount, String currency, Optional<String> customer, Map<String, String> metadata) {
        if (amount < 50) {
            throw Fault.invalid("amount_too_small", "Amount must be at least $0.50 usd", "amount");
        }
        if (!currency.equals("usd")) {
            throw Fault.invalid(null, "Invalid currency: " + currency, "currency");
        }
        customer.ifPresent(shelf::customer);
        Intent intent = Intent.waiting(Shelf.mint("pi"), amount, currency, customer, metadata, clock.instant());
        shelf.intents.insert(intent);
        tell("payment_intent.created", intent);
        return intent;
    }

    /** As it is now: an answer that the bank has given meanwhile is in it. */
    Intent look(String id) {
        Intent intent = shelf.intent(id);
        Instant now = clock.instant();
        if (intent.status().equals(Intent.PROCESSING) && intent.settlesAt().filter(at -> !now.isBefore(at)).isPresent()) {
            return settle(intent);
        }
        keepBooks(intent);
        return intent;
    }

    /** A ready-made test token is a new payment method each time; another's card is refused. */
    Method usable(String token, Optional<String> customer) {
        Method method = Behaviour.ofToken(token).map(this::ready).orElseGet(() -> shelf.method(token));
        if (method.customer().isPresent() && !method.customer().equals(customer)) {
            throw Fault.invalid(null, "The provided PaymentMethod belongs to another Customer, or the PaymentIntent names none.", "payment_method");
        }
        return method;
    }

    private Method ready(Behaviour card) {
        Method method = new Method(
                Shelf.mint("pm"), 0, card, card.brand(), card.last4(), 12, 2040, Optional.empty(), Optional.empty(), clock.instant());
        shelf.methods.insert(method);
        return method;
    }

    /** @return succeeded, processing, asking for the cardholder, or waiting again with its last error */
    Intent confirm(String id, Method with, boolean atBrowser) {
        look(id);
        Intent after = shelf.intents.change(id, intent -> {
            if (!intent.canBeConfirmed()) {
                throw unexpected(intent);
            }
            return intent.confirmed(with, atBrowser, clock.instant());
        });
        return told(after);
    }

    /** The cardholder answered the bank's question. */
    Intent answered(String id, boolean agreed) {
        Intent after = shelf.intents.change(id, intent -> {
            if (!intent.status().equals(Intent.ASKS)) {
                return intent;
            }
            return agreed ? intent.accepted(shelf.method(intent.method().orElseThrow()), clock.instant()) : intent.refused(Refusal.NOT_THE_CARDHOLDER);
        });
        return told(after);
    }

    Intent cancel(String id) {
        Intent after = shelf.intents.change(id, intent -> {
            if (!intent.status().equals(Intent.WAITS) && !intent.status().equals(Intent.ASKS)) {
                throw unexpected(intent);
            }
            return intent.canceled();
        });
        tell("payment_intent.canceled", after);
        return after;
    }

    Intent.Back refund(String id, Optional<Long> amount, Map<String, String> metadata) {
        String refundId = Shelf.mint("re");
        Intent after = shelf.intents.change(id, intent -> {
            long left = intent.taken().isPresent() ? intent.amount() - intent.refunded() : 0;
            if (left == 0) {
                throw Fault.invalid("charge_already_refunded", "Nothing of this payment is left to be refunded.", null);
            }
            long back = amount.orElse(left);
            if (back < 1 || back > left) {
                throw Fault.invalid("amount_too_large", "Refund amount is greater than unrefunded amount on charge.", "amount");
            }
            return intent.with(intent.back(refundId, back, metadata, clock.instant()));
        });
        keepBooks(after);
        Intent.Back made = after.refunds().getLast();
        events.happened("refund.created", rendering.refund(after, made));
        events.happened("charge.refunded", rendering.charge(after, after.taken().orElseThrow()));
        return made;
    }

    /** What time brings: banks answer, cardholders dispute. */
    void passTime() {
        Instant now = clock.instant();
        shelf.settlingBy(now).forEach(this::settle);
        shelf.disputedBy(now).forEach(intent -> disputes.open(shelf.intents.change(intent.id(), Intent::disputed)));
        shelf.refundsTurningBy(now).forEach(this::turnRefunds);
    }

    /** A cardholder disputes it now. */
    void dispute(String id) {
        disputes.open(look(id));
    }

    private void turnRefunds(Intent before) {
        Intent after = shelf.intents.change(before.id(), Intent::refundsTurned);
        keepBooks(after);
        for (Intent.Back back : after.refunds()) {
            boolean turned = before.refunds().stream().anyMatch(was -> was.id().equals(back.id()) && !was.status().equals(back.status()));
            if (turned) {
                boolean failed = back.status().equals(Intent.Back.FAILED);
                if (failed) {
                    shelf.movements.insert(Movement.refundFailed(after, back, clock.instant()));
                    events.happened("refund.failed", rendering.refund(after, back));
                }
                events.happened("refund.updated", rendering.refund(after, back));
                events.happened("charge.refund.updated", rendering.refund(after, back));
            }
        }
    }

    private Intent settle(Intent processing) {
        Intent after = shelf.intents.change(processing.id(), intent -> intent.status().equals(Intent.PROCESSING)
                ? intent.succeeded(shelf.method(intent.method().orElseThrow()), clock.instant())
                : intent);
        return after.version() > processing.version() ? told(after) : after;
    }

    private Intent told(Intent after) {
        keepBooks(after);
        switch (after.status()) {
            case Intent.DONE -> {
                tell("payment_intent.succeeded", after);
                events.happened("charge.succeeded", rendering.charge(after, after.taken().orElseThrow()));
            }
            case Intent.PROCESSING -> tell("payment_intent.processing", after);
            case Intent.ASKS -> tell("payment_intent.requires_action", after);
            default -> tell("payment_intent.payment_failed", after);
        }
        return after;
    }

    /** The balance follows from the intent: after a crash in between, the next look at the intent writes what is missing. */
    private void keepBooks(Intent intent) {
        intent.taken().ifPresent(taken -> shelf.movements.insert(Movement.charge(intent, taken)));
        intent.refunds().stream().filter(back -> !back.status().equals(Intent.Back.PENDING)).forEach(back -> shelf.movements.insert(Movement.refund(intent, back)));
    }

    private void tell(String type, Intent intent) {
        events.happened(type, rendering.intent(intent, Set.of()));
    }

    private static Fault unexpected(Intent intent) {
        return Fault.invalid(
                "payment_intent_unexpected_state", "This PaymentIntent could not be used because it has a status of " + intent.status() + ".", "intent");
    }
}
