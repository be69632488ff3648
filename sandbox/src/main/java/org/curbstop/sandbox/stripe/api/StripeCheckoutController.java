package org.curbstop.sandbox.stripe.api;

import jakarta.servlet.http.HttpServletRequest;
import org.curbstop.sandbox.stripe.simulation.CheckoutSimulator;
import org.curbstop.sandbox.stripe.simulation.StripeJsonRenderer;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for Checkout Sessions. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1/checkout/sessions")
class StripeCheckoutController {

    private final StripeRequestHandler api;
    private final CheckoutSimulator checkouts;
    private final StripeJsonRenderer renderer;

    StripeCheckoutController(StripeRequestHandler api, CheckoutSimulator checkouts, StripeJsonRenderer renderer) {
        this.api = api;
        this.checkouts = checkouts;
        this.renderer = renderer;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.allowOnly(
                    "mode", "line_items", "payment_method_types", "customer", "client_reference_id", "metadata", "payment_intent_data",
                    "locale",
                    "expires_at", "success_url", "cancel_url");
            return renderer.checkout(checkouts.create(form), form.values("expand"));
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> renderer.checkout(checkouts.refresh(id), form.values("expand")));
    }

    @PostMapping("/{id}/expire")
    ResponseEntity<String> expire(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> renderer.checkout(checkouts.expire(id), form.values("expand")));
    }
}
