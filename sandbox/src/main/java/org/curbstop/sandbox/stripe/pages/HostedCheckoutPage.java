package org.curbstop.sandbox.stripe.pages;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.sandbox.stripe.CardTokenizer;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeCheckoutSession;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.simulation.CheckoutSimulator;
import org.curbstop.sandbox.stripe.simulation.StripeJsonRenderer;
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
 * Hosted checkout page: a card form without scripts. Card number and security code are read here and tokenized; they are never shown again,
 * stored or logged.
 */
@Controller
@Profile("!production")
@RequestMapping("/sandbox/stripe/checkout/{id}")
class HostedCheckoutPage {

    private final CheckoutSimulator checkouts;
    private final CardTokenizer tokens;
    private final StripeRepository repository;
    private final StripeJsonRenderer renderer;
    private final Clock clock;

    HostedCheckoutPage(CheckoutSimulator checkouts, CardTokenizer tokens, StripeRepository repository, StripeJsonRenderer renderer,
            Clock clock) {
        this.checkouts = checkouts;
        this.tokens = tokens;
        this.repository = repository;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Typed values that may be shown again, and the error. */
    record CardFormInput(String expiry, String zip, Optional<CardTokenizer.CardField> wrong, String message) {
        static final CardFormInput NOTHING = new CardFormInput("", "", Optional.empty(), "");
    }

    @GetMapping
    String show(@PathVariable String id, Locale browser, Model model) {
        return page(checkouts.refresh(id), browser, CardFormInput.NOTHING, model);
    }

    @PostMapping
    String pay(@PathVariable String id, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String expiry,
            @RequestParam(defaultValue = "") String cvc, @RequestParam(defaultValue = "") String zip, Locale browser, Model model) {
        StripeCheckoutSession checkout = checkouts.refresh(id);
        Map<String, String> words = words(checkout, browser);
        if (zip.isBlank()) {
            return page(checkout, browser, new CardFormInput(expiry, zip, Optional.of(CardTokenizer.CardField.ZIP),
                    HostedCheckoutText.errorText(words, "incorrect_zip")), model);
        }
        String[] monthYear = (expiry.replaceAll("\\s", "") + "/").split("/", 3);
        return switch (tokens.tokenize(number, monthYear[0], monthYear[1], cvc.strip(), zip.strip())) {
            case CardTokenizer.Refused refused ->
                    page(checkout, browser, new CardFormInput(expiry, zip, Optional.of(refused.field()),
                            HostedCheckoutText.errorText(words, refused.code())), model);
            case CardTokenizer.CardToken token ->
                    after(id, checkouts.pay(id, repository.method(token.paymentMethod())), browser,
                            new CardFormInput(expiry, zip, Optional.empty(), ""), model);
        };
    }

    @GetMapping("/bank")
    String bank(@PathVariable String id, Locale browser, Model model) {
        StripeCheckoutSession checkout = checkouts.refresh(id);
        fill(model, checkout, browser);
        return checkout.isOpen(clock.instant()) ? "sandbox/stripe/bank" : closedPage(checkout);
    }

    @PostMapping("/bank")
    String answer(@PathVariable String id, @RequestParam String answer, Locale browser, Model model) {
        return after(id, checkouts.completeAuthentication(id, answer.equals("yes")), browser, CardFormInput.NOTHING, model);
    }

    @ExceptionHandler(StripeApiException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(Locale browser, Model model) {
        model.addAttribute("w", HostedCheckoutText.texts(browser.getLanguage()));
        model.addAttribute("lang", HostedCheckoutText.supported(browser.getLanguage()));
        return "sandbox/stripe/gone";
    }

    private String after(String id, CheckoutSimulator.CheckoutResult paid, Locale browser, CardFormInput typed, Model model) {
        return switch (paid) {
            case CheckoutSimulator.CheckoutResult.Done done -> "redirect:" + done.back();
            case CheckoutSimulator.CheckoutResult.AuthenticationRequired asks -> "redirect:/sandbox/stripe/checkout/" + id + "/bank";
            case CheckoutSimulator.CheckoutResult.Declined again -> {
                StripeCheckoutSession checkout = checkouts.refresh(id);
                String code = again.why().declineCode().isEmpty() ? again.why().code() : again.why().declineCode();
                yield page(checkout, browser, new CardFormInput(typed.expiry(), typed.zip(), Optional.of(CardTokenizer.CardField.NUMBER),
                        HostedCheckoutText.errorText(words(checkout, browser), code)), model);
            }
            case CheckoutSimulator.CheckoutResult.SessionClosed over -> {
                StripeCheckoutSession checkout = checkouts.refresh(id);
                fill(model, checkout, browser);
                yield closedPage(checkout);
            }
        };
    }

    private String page(StripeCheckoutSession checkout, Locale browser, CardFormInput typed, Model model) {
        fill(model, checkout, browser);
        if (!checkout.isOpen(clock.instant())) {
            return closedPage(checkout);
        }
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", typed.wrong().map(field -> field.name().toLowerCase(Locale.ROOT)).orElse(""));
        return "sandbox/stripe/checkout";
    }

    /** Returns the page for a form that was submitted twice or too late. */
    private static String closedPage(StripeCheckoutSession checkout) {
        return checkout.status().equals(StripeCheckoutSession.COMPLETE) ? "redirect:" + checkout.success() : "sandbox/stripe/gone";
    }

    private void fill(Model model, StripeCheckoutSession checkout, Locale browser) {
        model.addAttribute("w", words(checkout, browser));
        model.addAttribute("lang", HostedCheckoutText.supported(language(checkout, browser)));
        model.addAttribute("item", checkout.item());
        model.addAttribute("setup", checkout.mode() == StripeCheckoutSession.CheckoutMode.SETUP);
        model.addAttribute("amount", HostedCheckoutText.amount(Money.usd(checkout.amount()), language(checkout, browser)));
        model.addAttribute("back", checkout.cancel().map(URI::toString).orElse(""));
        model.addAttribute("action", renderer.checkoutPage(checkout).getPath());
    }

    private static Map<String, String> words(StripeCheckoutSession checkout, Locale browser) {
        return HostedCheckoutText.texts(language(checkout, browser));
    }

    private static String language(StripeCheckoutSession checkout, Locale browser) {
        return checkout.locale().equals("auto") ? browser.getLanguage() : checkout.locale();
    }
}
