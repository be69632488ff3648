package org.curbstop.sandbox.stripe;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where the pretended Stripe keeps what it knows: in the same store, in collections of its own. */
@Component
@Profile("!production")
final class Shelf {

    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    final Documents<Intent> intents;
    final Documents<Setup> setups;
    final Documents<Checkout> checkouts;
    final Documents<Method> methods;
    final Documents<Customer> customers;
    final Documents<CardDispute> disputes;
    final Documents<Movement> movements;
    final Documents<Happened> events;
    final Documents<Idempotency.Kept> keys;

    Shelf(Store store) {
        intents = store.documents(Intent.class, "sandbox_stripe_intents", Index.on("status", "settlesAt"), Index.on("status", "disputedAt"),
                Index.on("status", "refundsTurnAt"), Index.on("status", "created"));
        disputes = store.documents(CardDispute.class, "sandbox_stripe_disputes", Index.on("intent", "id"), Index.on("status", "created"));
        setups = store.documents(Setup.class, "sandbox_stripe_setups");
        checkouts = store.documents(Checkout.class, "sandbox_stripe_checkouts", Index.on("status", "expires"), Index.on("intent"));
        methods = store.documents(Method.class, "sandbox_stripe_methods", Index.on("customer", "id"));
        customers = store.documents(Customer.class, "sandbox_stripe_customers");
        movements = store.documents(Movement.class, "sandbox_stripe_movements", Index.on("book", "created"));
        events = store.documents(Happened.class, "sandbox_stripe_events", Index.on("book", "created"), Index.on("waiting", "due"));
        keys = store.documents(Idempotency.Kept.class, "sandbox_stripe_keys");
    }

    static String mint(String prefix) {
        var id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < 24; i++) {
            id.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return id.toString();
    }

    Intent intent(String id) {
        return intents.find(id).orElseThrow(() -> Fault.missing("payment_intent", id, "intent"));
    }

    Checkout checkout(String id) {
        return checkouts.find(id).orElseThrow(() -> Fault.missing("checkout.session", id, "session"));
    }

    Setup setup(String id) {
        return setups.find(id).orElseThrow(() -> Fault.missing("setupintent", id, "intent"));
    }

    Customer customer(String id) {
        return customers.find(id).orElseThrow(() -> Fault.missing("customer", id, "customer"));
    }

    Method method(String id) {
        return methods.find(id).orElseThrow(() -> Fault.missing("PaymentMethod", id, "payment_method"));
    }

    List<Method> methodsOf(String customer) {
        return methods.list(Where.is("customer", customer).descending("id").limit(100));
    }

    List<Intent> settlingBy(Instant now) {
        return intents.list(Where.is("status", Intent.PROCESSING).before("settlesAt", now).ascending("settlesAt").limit(100));
    }

    List<Intent> disputedBy(Instant now) {
        return intents.list(Where.is("status", Intent.DONE).before("disputedAt", now).ascending("disputedAt").limit(100));
    }

    List<Intent> refundsTurningBy(Instant now) {
        return intents.list(Where.is("status", Intent.DONE).before("refundsTurnAt", now).ascending("refundsTurnAt").limit(100));
    }

    /** Newest first. */
    List<Intent> latestPaid(int limit) {
        return intents.list(Where.is("status", Intent.DONE).descending("created").limit(limit));
    }

    Optional<Checkout> checkoutOf(String intent) {
        return checkouts.list(Where.is("intent", intent).ascending("id").limit(1)).stream().findFirst();
    }
}
