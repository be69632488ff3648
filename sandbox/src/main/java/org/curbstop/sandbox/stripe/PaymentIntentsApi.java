package org.curbstop.sandbox.stripe;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payment intents, their charges and refunds. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1")
class PaymentIntentsApi {

    private final Api api;
    private final Till till;
    private final Rendering rendering;
    private final Trouble trouble;

    PaymentIntentsApi(Api api, Till till, Rendering rendering, Trouble trouble) {
        this.api = api;
        this.till = till;
        this.rendering = rendering;
        this.trouble = trouble;
    }

    @PostMapping("/payment_intents")
    ResponseEntity<String> create(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.only("amount", "currency", "customer", "payment_method_types", "metadata", "description", "payment_method", "confirm", "off_session", "error_on_requires_action");
            Intent intent = till.open(form.number("amount"), form.need("currency"), form.text("customer"), form.map("metadata"));
            return form.flag("confirm") ? confirmed(intent.id(), form) : rendering.intent(intent, form.set("expand"));
        });
    }

    @GetMapping("/payment_intents/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> rendering.intent(till.look(id), form.set("expand")));
    }

    @PostMapping("/payment_intents/{id}/confirm")
    ResponseEntity<String> confirm(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> confirmed(id, form.only("payment_method", "off_session", "error_on_requires_action", "return_url")));
    }

    @PostMapping("/payment_intents/{id}/cancel")
    ResponseEntity<String> cancel(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            till.look(id);
            return rendering.intent(till.cancel(id), form.only("cancellation_reason").set("expand"));
        });
    }

    @GetMapping("/charges/{id}")
    ResponseEntity<String> charge(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            Intent intent = ofCharge(id);
            return rendering.charge(intent, intent.taken().orElseThrow(() -> Fault.missing("charge", id, "id")));
        });
    }

    @PostMapping("/refunds")
    ResponseEntity<String> refund(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.only("payment_intent", "charge", "amount", "metadata", "reason");
            String intent = form.text("payment_intent").orElseGet(() -> ofCharge(form.need("charge")).id());
            Optional<Long> amount = form.text("amount").map(any -> form.number("amount"));
            Intent.Back back = till.refund(till.look(intent).id(), amount, form.map("metadata"));
            return rendering.refund(till.look(intent), back);
        });
    }

    @GetMapping("/refunds")
    ResponseEntity<String> refunds(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            Intent intent = till.look(form.need("payment_intent"));
            List<Map<String, Object>> all = intent.refunds().reversed().stream().map(back -> rendering.refund(intent, back)).toList();
            return Paging.page("/v1/refunds", all, form);
        });
    }

    private Map<String, Object> confirmed(String id, Form form) {
        Intent before = till.look(id);
        Method method = till.usable(form.need("payment_method"), before.customer());
        boolean atBrowser = !form.flag("off_session") && !form.flag("error_on_requires_action");
        Intent after = till.confirm(id, method, atBrowser);
        trouble.afterCharge();
        if (after.lastError().isPresent()) {
            throw Fault.card(after.lastError().get(), rendering.intent(after, form.set("expand")));
        }
        return rendering.intent(after, form.set("expand"));
    }

    private Intent ofCharge(String charge) {
        return till.look("pi_" + charge.replaceFirst("^ch_", ""));
    }
}
