package org.curbstop.sandbox.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dispute as Stripe writes it. */
final class Disputes {

    private static final Duration TO_ANSWER = Duration.ofDays(21);

    private Disputes() {}

    static Map<String, Object> render(String id, Intent intent, Instant now) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("object", "dispute");
        map.put("amount", intent.amount());
        map.put("balance_transactions", List.of());
        map.put("charge", intent.taken().orElseThrow().charge());
        map.put("created", now.getEpochSecond());
        map.put("currency", intent.currency());
        map.put("evidence", Map.of());
        map.put("evidence_details", Map.of("due_by", now.plus(TO_ANSWER).getEpochSecond(), "has_evidence", false, "past_due", false, "submission_count", 0));
        map.put("is_charge_refundable", false);
        map.put("livemode", false);
        map.put("metadata", intent.metadata());
        map.put("payment_intent", intent.id());
        map.put("reason", "fraudulent");
        map.put("status", "needs_response");
        return map;
    }
}
