package org.curbstop.sandbox.stripe;

import jakarta.servlet.http.HttpServletRequest;
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

/** Customers, the cards kept with them, and setup intents. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1")
class CustomersApi {

    private final Api api;
    private final Shelf shelf;
    private final Till till;
    private final Setups setups;
    private final SandboxStripe tokens;
    private final Rendering rendering;

    CustomersApi(Api api, Shelf shelf, Till till, Setups setups, SandboxStripe tokens, Rendering rendering) {
        this.api = api;
        this.shelf = shelf;
        this.till = till;
        this.setups = setups;
        this.tokens = tokens;
        this.rendering = rendering;
    }

    @PostMapping("/customers")
    ResponseEntity<String> create(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.only("metadata");
            Customer customer = new Customer(Shelf.mint("cus"), form.map("metadata"), setups.now());
            shelf.customers.insert(customer);
            return rendering.customer(customer);
        });
    }

    @GetMapping("/customers/{id}")
    ResponseEntity<String> customer(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> rendering.customer(shelf.customer(id)));
    }

    @GetMapping("/customers/{id}/payment_methods")
    ResponseEntity<String> methods(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            form.only("type", "limit", "starting_after");
            return Paging.page(
                    "/v1/customers/" + id + "/payment_methods", shelf.methodsOf(shelf.customer(id).id()).stream().map(rendering::method).toList(), form);
        });
    }

    @PostMapping("/payment_methods")
    ResponseEntity<String> tokenise(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.writeUnkept(request, fields, form -> switch (tokens.paymentMethod(
                form.need("card[number]"), form.need("card[exp_month]"), form.need("card[exp_year]"), form.need("card[cvc]"),
                form.text("billing_details[address][postal_code]").orElse(""))) {
            case SandboxStripe.Token token -> rendering.method(shelf.method(token.paymentMethod()));
            case SandboxStripe.Refused refused -> throw Fault.card(new Refusal(refused.code(), "", "The card was refused: " + refused.code() + "."), null);
        });
    }

    @GetMapping("/payment_methods/{id}")
    ResponseEntity<String> method(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> rendering.method(shelf.method(id)));
    }

    @PostMapping("/payment_methods/{id}/attach")
    ResponseEntity<String> attach(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            Customer customer = shelf.customer(form.only("customer").need("customer"));
            return rendering.method(shelf.methods.change(till.usable(id, Optional.of(customer.id())).id(), method -> method.attached(Optional.of(customer.id()))));
        });
    }

    @PostMapping("/payment_methods/{id}/detach")
    ResponseEntity<String> detach(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> rendering.method(shelf.methods.change(shelf.method(id).id(), method -> method.attached(Optional.empty()))));
    }

    @PostMapping("/setup_intents")
    ResponseEntity<String> setUp(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.write(request, fields, form -> {
            form.only("customer", "usage", "payment_method", "payment_method_types", "confirm", "metadata");
            form.text("customer").ifPresent(shelf::customer);
            Setup setup = setups.open(form.text("customer"), form.text("usage").orElse("off_session"), form.map("metadata"));
            return rendering.setup(form.flag("confirm") ? setups.confirm(setup.id(), till.usable(form.need("payment_method"), form.text("customer"))) : setup);
        });
    }

    @GetMapping("/setup_intents/{id}")
    ResponseEntity<String> setup(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> rendering.setup(shelf.setup(id)));
    }
}
