package org.curbstop.sandbox.stripe.simulation;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.sandbox.stripe.model.CardRefusal;
import org.curbstop.sandbox.stripe.model.StripeBalanceTransaction;
import org.curbstop.sandbox.stripe.model.StripeCheckoutSession;
import org.curbstop.sandbox.stripe.model.StripeCustomer;
import org.curbstop.sandbox.stripe.model.StripePaymentIntent;
import org.curbstop.sandbox.stripe.model.StripePaymentMethod;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.model.StripeSetupIntent;
import org.curbstop.store.Query;
import org.curbstop.utility.ApplicationUrls;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Renders objects as Stripe does. Fields that Stripe always sends are present, with null if they have no value. */
@Component
@Profile("!production")
public final class StripeJsonRenderer {

    private final StripeRepository repository;
    private final ApplicationUrls addresses;

    StripeJsonRenderer(StripeRepository repository, ApplicationUrls addresses) {
        this.repository = repository;
        this.addresses = addresses;
    }

    /** @param expand requested expansions: {@code latest_charge}, {@code payment_method} */
    public Map<String, Object> paymentIntent(StripePaymentIntent intent, Set<String> expand) {
        var map = object(intent.id(), "payment_intent", intent.created());
        map.put("amount", intent.amount());
        map.put("amount_capturable", 0);
        map.put("amount_received", intent.taken().isPresent() ? intent.amount() : 0);
        map.put("capture_method", "automatic_async");
        map.put("client_secret", intent.id() + "_secret_sandbox");
        map.put("confirmation_method", "automatic");
        map.put("currency", intent.currency());
        map.put("customer", intent.customer().orElse(null));
        map.put("description", null);
        map.put("last_payment_error", intent.lastError().map(StripeJsonRenderer::error).orElse(null));
        map.put("latest_charge",
                intent.taken().map(taken -> expand.contains("latest_charge") ? charge(intent, taken) : taken.charge()).orElse(null));
        map.put("metadata", intent.metadata());
        map.put("payment_method",
                intent.method().map(id -> expand.contains("payment_method") ? paymentMethod(repository.method(id)) : id).orElse(null));
        map.put("payment_method_types", List.of("card"));
        map.put("status", intent.status());
        return map;
    }

    public Map<String, Object> charge(StripePaymentIntent intent, StripePaymentIntent.ChargeDetails taken) {
        var map = object(taken.charge(), "charge", taken.at());
        map.put("amount", intent.amount());
        map.put("amount_captured", intent.amount());
        map.put("amount_refunded", intent.refunded());
        map.put("balance_transaction", "txn_" + taken.charge());
        map.put("billing_details", noBillingDetails());
        map.put("captured", true);
        map.put("currency", intent.currency());
        map.put("customer", intent.customer().orElse(null));
        map.put("disputed", !repository.disputes.list(Query.where("intent", intent.id()).ascending("id").limit(1)).isEmpty());
        map.put("metadata", intent.metadata());
        map.put("paid", true);
        map.put("payment_intent", intent.id());
        map.put("payment_method", intent.method().orElse(null));
        map.put("payment_method_details", Map.of("type", "card", "card", cardDetails(taken)));
        map.put("refunded", intent.refunded() == intent.amount());
        map.put("status", "succeeded");
        return map;
    }

    private static Map<String, Object> cardDetails(StripePaymentIntent.ChargeDetails taken) {
        Map<String, Object> card = withNull(Map.of(), "amount_authorized", "authorization_code", "checks", "installments", "mandate",
                "three_d_secure", "wallet");
        card.put("brand", taken.brand());
        card.put("country", "US");
        card.put("exp_month", 12);
        card.put("exp_year", 2040);
        card.put("funding", "credit");
        card.put("last4", taken.last4());
        card.put("network", taken.brand());
        return card;
    }

    public Map<String, Object> refund(StripePaymentIntent intent, StripePaymentIntent.RefundDetails refund) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", refund.id());
        map.put("object", "refund");
        map.put("created", refund.at().getEpochSecond());
        map.put("amount", refund.amount());
        map.put("balance_transaction", refund.status().equals(StripePaymentIntent.RefundDetails.PENDING) ? null : "txn_" + refund.id());
        map.put("charge", intent.taken().map(StripePaymentIntent.ChargeDetails::charge).orElse(null));
        map.put("currency", intent.currency());
        map.put("metadata", refund.metadata());
        map.put("payment_intent", intent.id());
        map.put("reason", null);
        map.put("status", refund.status());
        return map;
    }

    public Map<String, Object> paymentMethod(StripePaymentMethod method) {
        var map = object(method.id(), "payment_method", method.created());
        Map<String, Object> billing = noBillingDetails();
        method.postalCode().ifPresent(zip -> billing.put("address", address(zip)));
        map.put("billing_details", billing);
        Map<String, Object> card = withNull(Map.of(), "checks", "generated_from", "networks", "wallet");
        card.put("brand", method.brand());
        card.put("country", "US");
        card.put("display_brand", method.brand());
        card.put("exp_month", method.expMonth());
        card.put("exp_year", method.expYear());
        card.put("funding", "credit");
        card.put("last4", method.last4());
        card.put("regulated_status", "unregulated");
        card.put("three_d_secure_usage", Map.of("supported", true));
        map.put("card", card);
        map.put("customer", method.customer().orElse(null));
        map.put("metadata", Map.of());
        map.put("type", "card");
        return map;
    }

    public Map<String, Object> customer(StripeCustomer customer) {
        var map = object(customer.id(), "customer", customer.created());
        map.putAll(withNull(Map.of(), "description", "email", "name"));
        map.put("metadata", customer.metadata());
        return map;
    }

    public Map<String, Object> setupIntent(StripeSetupIntent setup) {
        var map = object(setup.id(), "setup_intent", setup.created());
        map.put("cancellation_reason", null);
        map.put("client_secret", setup.id() + "_secret_sandbox");
        map.put("customer", setup.customer().orElse(null));
        map.put("last_setup_error", setup.lastError().map(StripeJsonRenderer::error).orElse(null));
        map.put("metadata", setup.metadata());
        map.put("payment_method", setup.method().orElse(null));
        map.put("payment_method_types", List.of("card"));
        map.put("status", setup.status());
        map.put("usage", setup.usage());
        return map;
    }

    /** @param expand requested expansions: {@code payment_intent}, {@code payment_intent.latest_charge} */
    public Map<String, Object> checkout(StripeCheckoutSession checkout, Set<String> expand) {
        boolean setup = checkout.mode() == StripeCheckoutSession.CheckoutMode.SETUP;
        boolean complete = checkout.status().equals(StripeCheckoutSession.COMPLETE);
        Optional<StripePaymentIntent> intent = setup ? Optional.empty() : repository.intents.find(checkout.intent());
        var map = object(checkout.id(), "checkout.session", checkout.created());
        map.put("amount_subtotal", setup ? null : checkout.amount());
        map.put("amount_total", setup ? null : checkout.amount());
        map.put("automatic_tax", withNull(Map.of("enabled", false), "liability", "provider", "status"));
        map.put("cancel_url", checkout.cancel().map(URI::toString).orElse(null));
        map.put("client_reference_id", checkout.clientReference().isEmpty() ? null : checkout.clientReference());
        map.put("currency", setup ? null : checkout.currency());
        map.put("custom_fields", List.of());
        map.put("custom_text", withNull(Map.of(), "after_submit", "shipping_address", "submit", "terms_of_service_acceptance"));
        map.put("customer", checkout.customer().orElse(null));
        map.put("expires_at", checkout.expires().getEpochSecond());
        map.put("locale", checkout.locale());
        map.put("metadata", checkout.metadata());
        map.put("mode", setup ? "setup" : "payment");
        map.put("payment_intent", complete ? intent.map(of -> intentOf(of, expand)).orElse(null) : null);
        map.put("payment_method_types", List.of("card"));
        map.put("payment_status", setup ? "no_payment_required"
                : intent.map(StripePaymentIntent::status).orElse("").equals(StripePaymentIntent.SUCCEEDED) ? "paid" : "unpaid");
        map.put("setup_intent", setup ? checkout.intent() : null);
        map.put("shipping_options", List.of());
        map.put("status", checkout.status());
        map.put("success_url", checkout.success().toString());
        map.put("url", checkout.status().equals(StripeCheckoutSession.OPEN) ? checkoutPage(checkout).toString() : null);
        return map;
    }

    public URI checkoutPage(StripeCheckoutSession checkout) {
        return URI.create(addresses.publicUrl() + "/sandbox/stripe/checkout/" + checkout.id());
    }

    private Object intentOf(StripePaymentIntent intent, Set<String> expand) {
        boolean withCharge = expand.contains("payment_intent.latest_charge");
        return withCharge || expand.contains("payment_intent") ? paymentIntent(intent, withCharge ? Set.of("latest_charge") : Set.of())
                : intent.id();
    }

    public Map<String, Object> balanceTransaction(StripeBalanceTransaction movement) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", movement.id());
        map.put("object", "balance_transaction");
        map.put("created", movement.created().getEpochSecond());
        map.put("amount", movement.amount());
        map.put("available_on", movement.created().getEpochSecond());
        map.put("balance_type", "payments");
        map.put("currency", movement.currency());
        map.put("description", null);
        map.put("exchange_rate", null);
        map.put("fee", movement.fee());
        map.put("fee_details", List.of());
        map.put("net", movement.amount() - movement.fee());
        map.put("reporting_category",
                !movement.type().equals("adjustment") ? movement.type() : movement.amount() < 0 ? "dispute" : "dispute_reversal");
        map.put("source", movement.source());
        map.put("status", "available");
        map.put("type", movement.type());
        return map;
    }

    public static Map<String, Object> list(String url, List<Map<String, Object>> data, boolean more) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("object", "list");
        map.put("data", data);
        map.put("has_more", more);
        map.put("url", url);
        return map;
    }

    private static Map<String, Object> error(CardRefusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", "card_error");
        error.put("code", refusal.code());
        if (!refusal.declineCode().isEmpty()) {
            error.put("decline_code", refusal.declineCode());
        }
        error.put("message", refusal.message());
        return error;
    }

    private static Map<String, Object> object(String id, String kind, Instant created) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("object", kind);
        map.put("created", created.getEpochSecond());
        map.put("livemode", false);
        return map;
    }

    private static Map<String, Object> noBillingDetails() {
        return withNull(Map.of(), "address", "email", "name", "phone", "tax_id");
    }

    private static Map<String, Object> address(@Nullable String zip) {
        Map<String, Object> address = withNull(Map.of(), "city", "country", "line1", "line2", "state");
        address.put("postal_code", zip);
        return address;
    }

    private static Map<String, Object> withNull(Map<String, Object> given, String... absent) {
        Map<String, Object> map = new LinkedHashMap<>(given);
        for (String name : absent) {
            map.put(name, null);
        }
        return map;
    }
}
