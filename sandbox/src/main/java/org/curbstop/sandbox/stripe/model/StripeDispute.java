package org.curbstop.sandbox.stripe.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dispute. The bank withdraws the money at once and returns it if the utility wins.
 *
 * @param closedAt when the bank decided
 */
public record StripeDispute(
        String id, long version, String intent, String charge, long amount, String currency, String status, Instant created,
        Optional<Instant> closedAt) {

    public static final String OPEN = "needs_response";
    public static final String WON = "won";
    public static final String LOST = "lost";

    private static final Duration TO_ANSWER = Duration.ofDays(21);

    public static StripeDispute create(StripePaymentIntent intent, Instant now) {
        String name = intent.id().substring(3);
        return new StripeDispute("du_" + name, 0, intent.id(), intent.taken().orElseThrow().charge(), intent.amount() - intent.refunded(),
                intent.currency(), OPEN, now, Optional.empty());
    }

    public StripeDispute decide(String as, Instant now) {
        return status.equals(OPEN) ? new StripeDispute(id, version, intent, charge, amount, currency, as, created, Optional.of(now)) : this;
    }

    public String withdrawal() {
        return "txn_" + id;
    }

    public String reinstatement() {
        return "txn_back_" + id;
    }

    /** Renders the dispute as Stripe does, without the payment's metadata. */
    public Map<String, Object> render(List<Map<String, Object>> movements) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("object", "dispute");
        map.put("amount", amount);
        map.put("balance_transactions", movements);
        map.put("charge", charge);
        map.put("created", created.getEpochSecond());
        map.put("currency", currency);
        map.put("enhanced_eligibility_types", List.of());
        map.put("evidence", Map.of());
        map.put("evidence_details", Map.of("due_by", created.plus(TO_ANSWER).getEpochSecond(), "has_evidence", false, "past_due", false,
                "submission_count", 0));
        map.put("is_charge_refundable", false);
        map.put("livemode", false);
        map.put("metadata", Map.of());
        map.put("payment_intent", intent);
        map.put("reason", "fraudulent");
        map.put("status", status);
        return map;
    }
}
