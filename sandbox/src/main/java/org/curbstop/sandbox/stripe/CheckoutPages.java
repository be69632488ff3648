package org.curbstop.sandbox.stripe;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The hosted page: a form that takes a card, without a script. Card number and code are read here and made a token of; they are
 * never shown again, kept or logged.
 */
@Controller
@Profile("!production")
@RequestMapping("/sandbox/stripe/checkout/{id}")
class CheckoutPages {

    private final Cashier cashier;
    private final SandboxStripe tokens;
    private final Shelf shelf;
    private final Rendering rendering;
    private final Clock clock;

    CheckoutPages(Cashier cashier, SandboxStripe tokens, Shelf shelf, Rendering rendering, Clock clock) {
        this.cashier = cashier;
        this.tokens = tokens;
        this.shelf = shelf;
        this.rendering = rendering;
        this.clock = clock;
    }

    /** What was typed and may be shown again, and what is wrong with it. */
    record Typed(String expiry, String zip, Optional<SandboxStripe.Field> wrong, String message) {
        static final Typed NOTHING = new Typed("", "", Optional.empty(), "");
    }

    @GetMapping
    String show(@PathVariable String id, Locale browser, Model model) {
        return page(cashier.look(id), browser, Typed.NOTHING, model);
    }

    @PostMapping
    String pay(
            @PathVariable String id, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String expiry,
            @RequestParam(defaultValue = "") String cvc, @RequestParam(defaultValue = "") String zip, Locale browser, Model model) {
        Checkout checkout = cashier.look(id);
        Map<String, String> words = words(checkout, browser);
        if (zip.isBlank()) {
            return page(checkout, browser, new Typed(expiry, zip, Optional.of(SandboxStripe.Field.ZIP), CheckoutWords.of(words, "incorrect_zip")), model);
        }
        String[] monthYear = (expiry.replaceAll("\\s", "") + "/").split("/", 3);
        return switch (tokens.paymentMethod(number, monthYear[0], monthYear[1], cvc.strip(), zip.strip())) {
            case SandboxStripe.Refused refused ->
                page(checkout, browser, new Typed(expiry, zip, Optional.of(refused.field()), CheckoutWords.of(words, refused.code())), model);
            case SandboxStripe.Token token ->
                after(id, cashier.pay(id, shelf.method(token.paymentMethod())), browser, new Typed(expiry, zip, Optional.empty(), ""), model);
        };
    }

    @GetMapping("/bank")
    String bank(@PathVariable String id, Locale browser, Model model) {
        Checkout checkout = cashier.look(id);
        fill(model, checkout, browser);
        return checkout.isOpen(clock.instant()) ? "sandbox/stripe/bank" : over(checkout);
    }

    @PostMapping("/bank")
    String answer(@PathVariable String id, @RequestParam String answer, Locale browser, Model model) {
        return after(id, cashier.answered(id, answer.equals("yes")), browser, Typed.NOTHING, model);
    }

    @ExceptionHandler(Fault.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String nothing(Locale browser, Model model) {
        model.addAttribute("w", CheckoutWords.in(browser.getLanguage()));
        model.addAttribute("lang", CheckoutWords.spoken(browser.getLanguage()));
        return "sandbox/stripe/gone";
    }

    private String after(String id, Cashier.Paid paid, Locale browser, Typed typed, Model model) {
        return switch (paid) {
            case Cashier.Paid.Done done -> "redirect:" + done.back();
            case Cashier.Paid.Asks asks -> "redirect:/sandbox/stripe/checkout/" + id + "/bank";
            case Cashier.Paid.Again again -> {
                Checkout checkout = cashier.look(id);
                String code = again.why().declineCode().isEmpty() ? again.why().code() : again.why().declineCode();
                yield page(checkout, browser, new Typed(typed.expiry(), typed.zip(), Optional.of(SandboxStripe.Field.NUMBER), CheckoutWords.of(words(checkout, browser), code)), model);
            }
            case Cashier.Paid.Over over -> {
                Checkout checkout = cashier.look(id);
                fill(model, checkout, browser);
                yield over(checkout);
            }
        };
    }

    private String page(Checkout checkout, Locale browser, Typed typed, Model model) {
        fill(model, checkout, browser);
        if (!checkout.isOpen(clock.instant())) {
            return over(checkout);
        }
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", typed.wrong().map(field -> field.name().toLowerCase(Locale.ROOT)).orElse(""));
        return "sandbox/stripe/checkout";
    }

    /** Pressed twice, or come back too late. */
    private static String over(Checkout checkout) {
        return checkout.status().equals(Checkout.COMPLETE) ? "redirect:" + checkout.success() : "sandbox/stripe/gone";
    }

    private void fill(Model model, Checkout checkout, Locale browser) {
        model.addAttribute("w", words(checkout, browser));
        model.addAttribute("lang", CheckoutWords.spoken(language(checkout, browser)));
        model.addAttribute("item", checkout.item());
        model.addAttribute("setup", checkout.mode() == Checkout.Mode.SETUP);
        model.addAttribute("amount", CheckoutWords.amount(Money.usd(checkout.amount()), language(checkout, browser)));
        model.addAttribute("back", checkout.cancel().map(URI::toString).orElse(""));
        model.addAttribute("action", rendering.page(checkout).getPath());
    }

    private static Map<String, String> words(Checkout checkout, Locale browser) {
        return CheckoutWords.in(language(checkout, browser));
    }

    private static String language(Checkout checkout, Locale browser) {
        return checkout.locale().equals("auto") ? browser.getLanguage() : checkout.locale();
    }
}
