package org.curbstop.sandbox.stripe.model;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.RandomCodes;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Repository of the simulated Stripe, in separate collections of the application's database. */
@Component
@Profile("!production")
public final class StripeRepository {

    private static final String ID_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public final AggregateCollection<StripePaymentIntent> intents;
    public final AggregateCollection<StripeSetupIntent> setups;
    public final AggregateCollection<StripeCheckoutSession> checkouts;
    public final AggregateCollection<StripePaymentMethod> paymentMethods;
    public final AggregateCollection<StripeCustomer> customers;
    public final AggregateCollection<StripeDispute> disputes;
    public final AggregateCollection<StripeBalanceTransaction> balanceTransactions;
    public final AggregateCollection<StripeEvent> events;
    final AggregateCollection<StripeIdempotency.StoredAnswer> idempotencyKeys;

    StripeRepository(Database database) {
        intents = database.collection(StripePaymentIntent.class, "sandbox_stripe_intents", Index.on("status", "settlesAt"),
                Index.on("status", "disputedAt"), Index.on("status", "refundsTurnAt"), Index.on("status", "created"));
        disputes = database.collection(StripeDispute.class, "sandbox_stripe_disputes", Index.on("intent", "id"),
                Index.on("status", "created"));
        setups = database.collection(StripeSetupIntent.class, "sandbox_stripe_setups");
        checkouts = database.collection(StripeCheckoutSession.class, "sandbox_stripe_checkouts", Index.on("status", "expires"),
                Index.on("intent"));
        paymentMethods = database.collection(StripePaymentMethod.class, "sandbox_stripe_methods", Index.on("customer", "id"));
        customers = database.collection(StripeCustomer.class, "sandbox_stripe_customers");
        balanceTransactions = database.collection(StripeBalanceTransaction.class, "sandbox_stripe_movements", Index.on("book", "created"));
        events = database.collection(StripeEvent.class, "sandbox_stripe_events", Index.on("book", "created"), Index.on("waiting", "due"));
        idempotencyKeys = database.collection(StripeIdempotency.StoredAnswer.class, "sandbox_stripe_keys");
    }

    public static String newId(String prefix) {
        return prefix + "_" + RandomCodes.create(ID_CHARACTERS, 24);
    }

    public StripePaymentIntent intent(String id) {
        return intents.find(id).orElseThrow(() -> StripeApiException.notFound("payment_intent", id, "intent"));
    }

    public StripeCheckoutSession checkout(String id) {
        return checkouts.find(id).orElseThrow(() -> StripeApiException.notFound("checkout.session", id, "session"));
    }

    public StripeSetupIntent setup(String id) {
        return setups.find(id).orElseThrow(() -> StripeApiException.notFound("setupintent", id, "intent"));
    }

    public StripeCustomer customer(String id) {
        return customers.find(id).orElseThrow(() -> StripeApiException.notFound("customer", id, "customer"));
    }

    public StripePaymentMethod method(String id) {
        return paymentMethods.find(id).orElseThrow(() -> StripeApiException.notFound("PaymentMethod", id, "payment_method"));
    }

    public List<StripePaymentMethod> methodsOf(String customer) {
        return paymentMethods.list(Query.where("customer", customer).descending("id").limit(100));
    }

    public List<StripePaymentIntent> settlingBy(Instant now) {
        return intents
                .list(Query.where("status", StripePaymentIntent.PROCESSING).before("settlesAt", now).ascending("settlesAt").limit(100));
    }

    public List<StripePaymentIntent> disputedBy(Instant now) {
        return intents
                .list(Query.where("status", StripePaymentIntent.SUCCEEDED).before("disputedAt", now).ascending("disputedAt").limit(100));
    }

    public List<StripePaymentIntent> refundsSettlingBy(Instant now) {
        return intents.list(
                Query.where("status", StripePaymentIntent.SUCCEEDED).before("refundsTurnAt", now).ascending("refundsTurnAt").limit(100));
    }

    /** Returns the latest succeeded intents, newest first. */
    public List<StripePaymentIntent> latestPaid(int limit) {
        return intents.list(Query.where("status", StripePaymentIntent.SUCCEEDED).descending("created").limit(limit));
    }
}
