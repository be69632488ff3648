package org.curbstop.sandbox.stripe.pages;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.sandbox.SandboxPage;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeDispute;
import org.curbstop.sandbox.stripe.model.StripeEvent;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.model.TestCard;
import org.curbstop.sandbox.stripe.simulation.DisputeSimulator;
import org.curbstop.sandbox.stripe.simulation.FaultInjection;
import org.curbstop.sandbox.stripe.simulation.PaymentIntentSimulator;
import org.curbstop.store.Query;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** {@code /sandbox/cards}: test cards, fault injection, and the latest Stripe events. */
@Controller
@Profile("!production")
class SandboxCardsPage {

    private static final int LATEST = 20;

    private final StripeRepository repository;
    private final FaultInjection faults;
    private final PaymentIntentSimulator paymentIntents;
    private final DisputeSimulator disputes;

    SandboxCardsPage(StripeRepository repository, FaultInjection faults, PaymentIntentSimulator paymentIntents, DisputeSimulator disputes) {
        this.repository = repository;
        this.paymentIntents = paymentIntents;
        this.disputes = disputes;
        this.faults = faults;
    }

    @Bean
    static SandboxPage cardsSandboxPage() {
        return new SandboxPage("Cards", "/sandbox/cards", "Test cards to pay with, and Stripe failures on request.", 40);
    }

    @GetMapping("/sandbox/cards")
    String show(Model model) {
        model.addAttribute("cards", cardList());
        model.addAttribute("delivery", faults.delivery());
        model.addAttribute("slow", faults.chargeDelay().toSeconds());
        model.addAttribute("lost", faults.lostResponses());
        model.addAttribute("paid", repository.latestPaid(LATEST));
        model.addAttribute("disputes",
                repository.disputes.list(Query.where("status", StripeDispute.OPEN).descending("created").limit(LATEST)));
        model.addAttribute("events", repository.events.list(Query.where("book", StripeEvent.BOOK).descending("created").limit(30)));
        return "sandbox/stripe/cards";
    }

    /** Lists the test cards for scripts. */
    @GetMapping("/sandbox/cards.json")
    @ResponseBody
    List<Map<String, Object>> cardList() {
        return Arrays.stream(TestCard.values()).map(SandboxCardsPage::card).toList();
    }

    /**
     * @param delay seconds before an event is delivered
     * @param copies copies of each event
     * @param slow seconds before each charge is answered
     * @param lost number of next charges that are made but whose responses are lost
     */
    @PostMapping("/sandbox/cards/trouble")
    String injectFaults(
            @RequestParam(defaultValue = "0") int delay, @RequestParam(defaultValue = "1") int copies,
            @RequestParam(defaultValue = "false") boolean shuffled, @RequestParam(defaultValue = "false") boolean silent,
            @RequestParam(defaultValue = "0") int slow, @RequestParam(defaultValue = "0") int lost) {
        faults.delivery(new FaultInjection.DeliveryFaults(between(0, delay, 3600), between(1, copies, 10), shuffled, silent));
        faults.chargeDelay(Duration.ofSeconds(between(0, slow, 120)));
        faults.loseResponses(between(0, lost, 1000));
        return "redirect:/sandbox/cards";
    }

    /**
     * Refunds a payment, as in Stripe's dashboard.
     *
     * @param cents amount; 0 refunds all that is left
     */
    @PostMapping("/sandbox/cards/refund")
    String refund(@RequestParam String intent, @RequestParam(defaultValue = "0") long cents) {
        paymentIntents.refund(intent, cents == 0 ? Optional.empty() : Optional.of(cents), Map.of());
        return "redirect:/sandbox/cards";
    }

    /** Disputes a payment, as the cardholder does at the bank. */
    @PostMapping("/sandbox/cards/dispute")
    String dispute(@RequestParam String intent) {
        paymentIntents.dispute(intent);
        return "redirect:/sandbox/cards";
    }

    /** Decides a dispute, as the bank does. */
    @PostMapping("/sandbox/cards/decide")
    String decide(@RequestParam String dispute, @RequestParam boolean won) {
        disputes.decide(dispute, won);
        return "redirect:/sandbox/cards";
    }

    @ExceptionHandler
    ResponseEntity<String> refused(StripeApiException fault) {
        return ResponseEntity.status(fault.status()).contentType(MediaType.TEXT_PLAIN).body(String.valueOf(fault.getMessage()));
    }

    private static int between(int least, int value, int most) {
        return Math.clamp(value, least, most);
    }

    private static Map<String, Object> card(TestCard card) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", card.number());
        map.put("brand", card.brand());
        map.put("last4", card.last4());
        map.put("does", card.behavior());
        map.put("paymentMethod", card.token());
        return map;
    }
}
