package org.curbstop.sandbox.stripe.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.curbstop.sandbox.stripe.simulation.DisputeSimulator;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for disputes. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1/disputes")
class StripeDisputeController {

    private final StripeRequestHandler api;
    private final DisputeSimulator disputes;

    StripeDisputeController(StripeRequestHandler api, DisputeSimulator disputes) {
        this.api = api;
        this.disputes = disputes;
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            form.allowOnly("payment_intent", "charge", "limit", "starting_after");
            String intent = form.text("payment_intent").orElseGet(() -> "pi_" + form.require("charge").replaceFirst("^ch_", ""));
            List<Map<String, Object>> all = disputes.listByPaymentIntent(intent).stream().map(disputes::render).toList();
            return StripeListPaging.page("/v1/disputes", all, form);
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> disputes.render(disputes.get(id)));
    }

    /** Closes the dispute, which means that the utility accepts it. */
    @PostMapping("/{id}/close")
    ResponseEntity<String> close(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            disputes.decide(id, false);
            return disputes.render(disputes.get(id));
        });
    }
}
