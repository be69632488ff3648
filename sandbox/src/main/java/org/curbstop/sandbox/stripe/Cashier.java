package org.curbstop.sandbox.stripe;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.store.Where;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Checkout Sessions: opened by the interface, paid on the page, closed by either or by time. */
@Component
@Profile("!production")
class Cashier {

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Shelf shelf;
    private final Till till;
    private final Setups setups;
    private final Events events;
    private final Rendering rendering;
    private final Clock clock;

    Cashier(Shelf shelf, Till till, Setups setups, Events events, Rendering rendering, Clock clock) {
        this.shelf = shelf;
        this.till = till;
        this.setups = setups;
        this.events = events;
        this.rendering = rendering;
        this.clock = clock;
    }

    /** What comes of giving a card. */
    sealed interface Paid {
        record Done(URI back) implements Paid {}

        /** The bank wants to see the cardholder. */
        record Asks() implements Paid {}

        /** Another card, or another try. */
        record Again(Refusal why) implements Paid {}

        /** Paid already, closed or too late. */
        record Over() implements Paid {}
    }

    Checkout open(Form form) {
        Instant now = clock.instant();
        boolean setup = form.need("mode").equals("setup");
        Instant expires = form.text("expires_at").isPresent() ? Instant.ofEpochSecond(form.number("expires_at")) : now.plus(LONGEST);
        // A minute's grace: the two clocks are never quite the same.
        if (expires.isBefore(now.plus(SHORTEST).minusSeconds(60)) || expires.isAfter(now.plus(LONGEST).plusSeconds(60))) {
            throw Fault.invalid(null, "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.", "expires_at");
        }
        URI success = URI.create(form.need("success_url"));
        Optional<String> customer = form.text("customer");
        customer.ifPresent(shelf::customer);
        long amount = setup ? 0 : form.number("line_items[0][price_data][unit_amount]") * form.number("line_items[0][quantity]");
        String currency = setup ? "usd" : form.need("line_items[0][price_data][currency]");
        String item = setup ? "" : form.need("line_items[0][price_data][product_data][name]");
        Map<String, String> onIntent = form.map("payment_intent_data[metadata]");
        String intent = setup ? setups.open(customer, "off_session", Map.of()).id() : till.open(amount, currency, customer, onIntent).id();
        Checkout checkout = new Checkout(
                Shelf.mint("cs_test"), 0, setup ? Checkout.Mode.SETUP : Checkout.Mode.PAYMENT, Checkout.OPEN, amount, currency, item, customer,
                form.text("client_reference_id").orElse(""), form.map("metadata"), onIntent, form.text("locale").orElse("auto"),
                success, form.text("cancel_url").map(URI::create), expires, intent, Optional.empty(), now);
        shelf.checkouts.insert(checkout);
        return checkout;
    }

    /** As it is now: paid, if its intent is; over, if its time is. */
    Checkout look(String id) {
        Checkout checkout = shelf.checkout(id);
        boolean through = isThrough(checkout); // brings its intent up to date too, which may be asked for with it
        if (!checkout.status().equals(Checkout.OPEN)) {
            return checkout;
        }
        if (through) {
            return close(checkout, Checkout.COMPLETE, "checkout.session.completed");
        }
        Instant now = clock.instant();
        return checkout.isOpen(now) || checkout.isPaying(now) ? checkout : close(checkout, Checkout.EXPIRED, "checkout.session.expired");
    }

    Paid pay(String id, Method with) {
        return begin(id).map(checkout -> checkout.mode() == Checkout.Mode.SETUP
                        ? setUp(checkout, setups.confirm(checkout.intent(), with))
                        : charged(checkout, till.confirm(checkout.intent(), with, true)))
                .orElse(new Paid.Over());
    }

    /** The cardholder answered the bank's question. */
    Paid answered(String id, boolean agreed) {
        return begin(id).map(checkout -> checkout.mode() == Checkout.Mode.SETUP
                        ? setUp(checkout, setups.answered(checkout.intent(), agreed))
                        : charged(checkout, till.answered(checkout.intent(), agreed)))
                .orElse(new Paid.Over());
    }

    /** One at a time, and the session cannot be closed meanwhile. Empty: it is over, or somebody else is at it. */
    private Optional<Checkout> begin(String id) {
        Checkout seen = look(id);
        Instant now = clock.instant();
        return seen.isOpen(now) && !seen.isPaying(now) && shelf.checkouts.replace(seen.paying(now)) ? shelf.checkouts.find(id) : Optional.empty();
    }

    Checkout expire(String id) {
        Checkout after = shelf.checkouts.change(look(id).id(), checkout -> {
            if (!checkout.status().equals(Checkout.OPEN) || checkout.isPaying(clock.instant())) {
                throw Fault.invalid(null, "Only Checkout Sessions with a status in [\"open\"] can be expired.", null);
            }
            return checkout.at(Checkout.EXPIRED);
        });
        events.happened("checkout.session.expired", rendering.checkout(after, Set.of()));
        return after;
    }

    void passTime() {
        for (Checkout late : shelf.checkouts.list(Where.is("status", Checkout.OPEN).before("expires", clock.instant()).ascending("expires").limit(100))) {
            look(late.id());
        }
    }

    private Paid charged(Checkout checkout, Intent intent) {
        return after(checkout, intent.status(), intent.lastError());
    }

    private Paid setUp(Checkout checkout, Setup setup) {
        return after(checkout, setup.status(), setup.lastError());
    }

    private Paid after(Checkout checkout, String status, Optional<Refusal> error) {
        return switch (status) {
            case Intent.DONE, Intent.PROCESSING -> {
                close(checkout, Checkout.COMPLETE, "checkout.session.completed");
                yield new Paid.Done(checkout.success());
            }
            case Intent.ASKS -> {
                free(checkout);
                yield new Paid.Asks();
            }
            default -> {
                free(checkout);
                yield new Paid.Again(error.orElse(Refusal.NOT_THE_CARDHOLDER));
            }
        };
    }

    private void free(Checkout checkout) {
        shelf.checkouts.change(checkout.id(), now -> now.status().equals(Checkout.OPEN) ? now.at(Checkout.OPEN) : now);
    }

    private boolean isThrough(Checkout checkout) {
        String status = checkout.mode() == Checkout.Mode.SETUP ? shelf.setup(checkout.intent()).status() : till.look(checkout.intent()).status();
        return status.equals(Intent.DONE) || status.equals(Intent.PROCESSING);
    }

    private Checkout close(Checkout open, String as, String event) {
        Checkout after = shelf.checkouts.change(open.id(), checkout -> checkout.status().equals(Checkout.OPEN) ? checkout.at(as) : checkout);
        if (after.version() > open.version() && after.status().equals(as)) {
            events.happened(event, rendering.checkout(after, Set.of()));
        }
        return after;
    }
}
