package org.curbstop.sandbox.stripe;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checkout Sessions. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1/checkout/sessions")
class CheckoutApi {

    private final Api api;
    private final Cashier cashier;
    private final Rendering rendering;

    CheckoutApi(Api api, Cashier cashier, Rendering rendering) {
        this.api = api;
        this.cashier = cashier;
        this.rendering = rendering;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.only(
                    "mode", "line_items", "payment_method_types", "customer", "client_reference_id", "metadata", "payment_intent_data", "locale",
                    "expires_at", "success_url", "cancel_url");
            return rendering.checkout(cashier.open(form), form.set("expand"));
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> rendering.checkout(cashier.look(id), form.set("expand")));
    }

    @PostMapping("/{id}/expire")
    ResponseEntity<String> expire(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> rendering.checkout(cashier.expire(id), form.set("expand")));
    }
}
