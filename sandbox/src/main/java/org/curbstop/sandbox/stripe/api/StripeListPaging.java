package org.curbstop.sandbox.stripe.api;

import java.util.List;
import java.util.Map;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeParameters;
import org.curbstop.sandbox.stripe.simulation.StripeJsonRenderer;

/** Paging with Stripe's cursors: {@code limit} from 1 to 100 (default 10), {@code starting_after} the id of the last object seen. */
final class StripeListPaging {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private StripeListPaging() {}

    static Map<String, Object> page(String url, List<Map<String, Object>> all, StripeParameters form) {
        int limit = limit(form);
        int from = form.text("starting_after").map(seen -> 1 + position(all, seen)).orElse(0);
        List<Map<String, Object>> rest = all.subList(Math.min(from, all.size()), all.size());
        return StripeJsonRenderer.list(url, rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
    }

    static int limit(StripeParameters form) {
        int limit = form.numberOr("limit", DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw StripeApiException.invalid(null, "Limit must be between 1 and 100.", "limit");
        }
        return limit;
    }

    private static int position(List<Map<String, Object>> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (id.equals(all.get(i).get("id"))) {
                return i;
            }
        }
        throw StripeApiException.notFound("object", id, "starting_after");
    }
}
