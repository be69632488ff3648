package org.curbstop.sandbox.stripe.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeParameters;
import org.curbstop.sandbox.stripe.model.StripePaymentIntent;
import org.curbstop.sandbox.stripe.model.StripePaymentMethod;
import org.curbstop.sandbox.stripe.simulation.FaultInjection;
import org.curbstop.sandbox.stripe.simulation.PaymentIntentSimulator;
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

/** Endpoints for PaymentIntents, their charges and refunds. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1")
class StripePaymentIntentController {

    private final StripeRequestHandler api;
    private final PaymentIntentSimulator paymentIntents;
    private final StripeJsonRenderer renderer;
    private final FaultInjection faults;

    StripePaymentIntentController(StripeRequestHandler api, PaymentIntentSimulator paymentIntents, StripeJsonRenderer renderer,
            FaultInjection faults) {
        this.api = api;
        this.paymentIntents = paymentIntents;
        this.renderer = renderer;
        this.faults = faults;
    }

    @PostMapping("/payment_intents")
    ResponseEntity<String> create(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.allowOnly("amount", "currency", "customer", "payment_method_types", "metadata", "description", "payment_method", "confirm",
                    "off_session", "error_on_requires_action");
            StripePaymentIntent intent = paymentIntents.create(form.number("amount"), form.require("currency"), form.text("customer"),
                    form.map("metadata"));
            return form.flag("confirm") ? confirmed(intent.id(), form) : renderer.paymentIntent(intent, form.values("expand"));
        });
    }

    @GetMapping("/payment_intents/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> renderer.paymentIntent(paymentIntents.refresh(id), form.values("expand")));
    }

    @PostMapping("/payment_intents/{id}/confirm")
    ResponseEntity<String> confirm(HttpServletRequest request, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields,
                form -> confirmed(id, form.allowOnly("payment_method", "off_session", "error_on_requires_action", "return_url")));
    }

    @PostMapping("/payment_intents/{id}/cancel")
    ResponseEntity<String> cancel(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            paymentIntents.refresh(id);
            return renderer.paymentIntent(paymentIntents.cancel(id), form.allowOnly("cancellation_reason").values("expand"));
        });
    }

    @GetMapping("/charges/{id}")
    ResponseEntity<String> charge(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            StripePaymentIntent intent = findByCharge(id);
            return renderer.charge(intent, intent.taken().orElseThrow(() -> StripeApiException.notFound("charge", id, "id")));
        });
    }

    @PostMapping("/refunds")
    ResponseEntity<String> refund(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.allowOnly("payment_intent", "charge", "amount", "metadata", "reason");
            String intent = form.text("payment_intent").orElseGet(() -> findByCharge(form.require("charge")).id());
            Optional<Long> amount = form.text("amount").map(any -> form.number("amount"));
            StripePaymentIntent.RefundDetails refund = paymentIntents.refund(paymentIntents.refresh(intent).id(), amount,
                    form.map("metadata"));
            return renderer.refund(paymentIntents.refresh(intent), refund);
        });
    }

    @GetMapping("/refunds")
    ResponseEntity<String> refunds(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            StripePaymentIntent intent = paymentIntents.refresh(form.require("payment_intent"));
            List<Map<String, Object>> all = intent.refunds().reversed().stream().map(refund -> renderer.refund(intent, refund)).toList();
            return StripeListPaging.page("/v1/refunds", all, form);
        });
    }

    private Map<String, Object> confirmed(String id, StripeParameters form) {
        StripePaymentIntent before = paymentIntents.refresh(id);
        StripePaymentMethod method = paymentIntents.usable(form.require("payment_method"), before.customer());
        boolean atBrowser = !form.flag("off_session") && !form.flag("error_on_requires_action");
        StripePaymentIntent after = paymentIntents.confirm(id, method, atBrowser);
        faults.afterCharge();
        if (after.lastError().isPresent()) {
            throw StripeApiException.card(after.lastError().get(), renderer.paymentIntent(after, form.values("expand")));
        }
        return renderer.paymentIntent(after, form.values("expand"));
    }

    private StripePaymentIntent findByCharge(String charge) {
        return paymentIntents.refresh("pi_" + charge.replaceFirst("^ch_", ""));
    }
}
