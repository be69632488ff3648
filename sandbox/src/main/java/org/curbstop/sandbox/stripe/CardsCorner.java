package org.curbstop.sandbox.stripe;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.sandbox.Corner;
import org.curbstop.store.Where;
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

/** {@code /sandbox/cards}: the trick cards, the trouble that can be made, and what Stripe has told us lately. */
@Controller
@Profile("!production")
class CardsCorner {

    private static final int LATEST = 20;

    private final Shelf shelf;
    private final Trouble trouble;
    private final Till till;
    private final Disputes disputes;

    CardsCorner(Shelf shelf, Trouble trouble, Till till, Disputes disputes) {
        this.shelf = shelf;
        this.till = till;
        this.disputes = disputes;
        this.trouble = trouble;
    }

    @Bean
    static Corner cards() {
        return new Corner("Cards", "/sandbox/cards", "Trick cards to pay with, and bad days for the card company on request.", 40);
    }

    @GetMapping("/sandbox/cards")
    String show(Model model) {
        model.addAttribute("cards", cardList());
        model.addAttribute("delivery", trouble.delivery());
        model.addAttribute("slow", trouble.chargesTake().toSeconds());
        model.addAttribute("lost", trouble.lostAnswers());
        model.addAttribute("paid", shelf.latestPaid(LATEST));
        model.addAttribute("disputes", shelf.disputes.list(Where.is("status", CardDispute.OPEN).descending("created").limit(LATEST)));
        model.addAttribute("events", shelf.events.list(Where.is("book", Happened.BOOK).descending("created").limit(30)));
        return "sandbox/stripe/cards";
    }

    /** Script's way to the same cards. */
    @GetMapping("/sandbox/cards.json")
    @ResponseBody
    List<Map<String, Object>> cardList() {
        return Arrays.stream(Behaviour.values()).map(CardsCorner::card).toList();
    }

    /**
     * @param delay seconds before an event is delivered
     * @param copies of each event
     * @param slow seconds that every charge takes to answer
     * @param lost so many next charges are made, and their answers lost
     */
    @PostMapping("/sandbox/cards/trouble")
    String make(
            @RequestParam(defaultValue = "0") int delay, @RequestParam(defaultValue = "1") int copies,
            @RequestParam(defaultValue = "false") boolean shuffled, @RequestParam(defaultValue = "false") boolean silent,
            @RequestParam(defaultValue = "0") int slow, @RequestParam(defaultValue = "0") int lost) {
        trouble.delivery(new Trouble.Delivery(between(0, delay, 3600), between(1, copies, 10), shuffled, silent));
        trouble.chargesTake(Duration.ofSeconds(between(0, slow, 120)));
        trouble.loseAnswers(between(0, lost, 1000));
        return "redirect:/sandbox/cards";
    }

    /** As somebody does in Stripe's dashboard. @param cents 0: all that is left */
    @PostMapping("/sandbox/cards/refund")
    String refund(@RequestParam String intent, @RequestParam(defaultValue = "0") long cents) {
        till.refund(intent, cents == 0 ? Optional.empty() : Optional.of(cents), Map.of());
        return "redirect:/sandbox/cards";
    }

    /** The cardholder goes to the bank. */
    @PostMapping("/sandbox/cards/dispute")
    String dispute(@RequestParam String intent) {
        till.dispute(intent);
        return "redirect:/sandbox/cards";
    }

    /** The bank decides. */
    @PostMapping("/sandbox/cards/decide")
    String decide(@RequestParam String dispute, @RequestParam boolean won) {
        disputes.decide(dispute, won);
        return "redirect:/sandbox/cards";
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Fault fault) {
        return ResponseEntity.status(fault.status()).contentType(MediaType.TEXT_PLAIN).body(String.valueOf(fault.getMessage()));
    }

    private static int between(int least, int value, int most) {
        return Math.clamp(value, least, most);
    }

    private static Map<String, Object> card(Behaviour card) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", card.number());
        map.put("brand", card.brand());
        map.put("last4", card.last4());
        map.put("does", card.english());
        map.put("hace", card.spanish());
        map.put("paymentMethod", card.token());
        return map;
    }
}
