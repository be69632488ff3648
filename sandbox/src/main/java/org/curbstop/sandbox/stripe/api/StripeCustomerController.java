package org.curbstop.sandbox.stripe.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.curbstop.sandbox.stripe.CardTokenizer;
import org.curbstop.sandbox.stripe.model.CardRefusal;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeCustomer;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.model.StripeSetupIntent;
import org.curbstop.sandbox.stripe.simulation.PaymentIntentSimulator;
import org.curbstop.sandbox.stripe.simulation.SetupIntentSimulator;
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

/** Endpoints for customers, their saved cards, and SetupIntents. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1")
class StripeCustomerController {

    private final StripeRequestHandler api;
    private final StripeRepository repository;
    private final PaymentIntentSimulator paymentIntents;
    private final SetupIntentSimulator setups;
    private final CardTokenizer tokens;
    private final StripeJsonRenderer renderer;

    StripeCustomerController(StripeRequestHandler api, StripeRepository repository, PaymentIntentSimulator paymentIntents,
            SetupIntentSimulator setups, CardTokenizer tokens, StripeJsonRenderer renderer) {
        this.api = api;
        this.repository = repository;
        this.paymentIntents = paymentIntents;
        this.setups = setups;
        this.tokens = tokens;
        this.renderer = renderer;
    }

    @PostMapping("/customers")
    ResponseEntity<String> create(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.allowOnly("metadata");
            StripeCustomer customer = new StripeCustomer(StripeRepository.newId("cus"), form.map("metadata"), setups.now());
            repository.customers.insert(customer);
            return renderer.customer(customer);
        });
    }

    @GetMapping("/customers/{id}")
    ResponseEntity<String> customer(HttpServletRequest request, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> renderer.customer(repository.customer(id)));
    }

    @GetMapping("/customers/{id}/payment_methods")
    ResponseEntity<String> methods(HttpServletRequest request, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            form.allowOnly("type", "limit", "starting_after");
            return StripeListPaging.page("/v1/customers/" + id + "/payment_methods",
                    repository.methodsOf(repository.customer(id).id()).stream().map(renderer::paymentMethod).toList(), form);
        });
    }

    @PostMapping("/payment_methods")
    ResponseEntity<String> createPaymentMethod(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.writeWithoutKey(request, fields, form -> switch (tokens.tokenize(
                form.require("card[number]"), form.require("card[exp_month]"), form.require("card[exp_year]"), form.require("card[cvc]"),
                form.text("billing_details[address][postal_code]").orElse(""))) {
            case CardTokenizer.CardToken token -> renderer.paymentMethod(repository.method(token.paymentMethod()));
            case CardTokenizer.Refused refused -> throw StripeApiException
                    .card(new CardRefusal(refused.code(), "", "The card was refused: " + refused.code() + "."), null);
        });
    }

    @GetMapping("/payment_methods/{id}")
    ResponseEntity<String> method(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> renderer.paymentMethod(repository.method(id)));
    }

    @PostMapping("/payment_methods/{id}/attach")
    ResponseEntity<String> attach(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            StripeCustomer customer = repository.customer(form.allowOnly("customer").require("customer"));
            return renderer.paymentMethod(repository.paymentMethods.change(paymentIntents.usable(id, Optional.of(customer.id())).id(),
                    method -> method.attached(Optional.of(customer.id()))));
        });
    }

    @PostMapping("/payment_methods/{id}/detach")
    ResponseEntity<String> detach(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> renderer
                .paymentMethod(repository.paymentMethods.change(repository.method(id).id(), method -> method.attached(Optional.empty()))));
    }

    @PostMapping("/setup_intents")
    ResponseEntity<String> setUp(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.allowOnly("customer", "usage", "payment_method", "payment_method_types", "confirm", "metadata");
            form.text("customer").ifPresent(repository::customer);
            StripeSetupIntent setup = setups.create(form.text("customer"), form.text("usage").orElse("off_session"), form.map("metadata"));
            return renderer.setupIntent(form.flag("confirm")
                    ? setups.confirm(setup.id(), paymentIntents.usable(form.require("payment_method"), form.text("customer"))) : setup);
        });
    }

    @GetMapping("/setup_intents/{id}")
    ResponseEntity<String> setup(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> renderer.setupIntent(repository.setup(id)));
    }
}
