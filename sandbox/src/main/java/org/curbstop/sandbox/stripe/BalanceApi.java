package org.curbstop.sandbox.stripe;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.curbstop.store.Where;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has moved on the balance, and what has happened: lists kept by time, newest first. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1")
class BalanceApi {

    private final Api api;
    private final Shelf shelf;
    private final Events events;
    private final Rendering rendering;
    private final Disputes disputes;

    BalanceApi(Api api, Shelf shelf, Events events, Rendering rendering, Disputes disputes) {
        this.api = api;
        this.shelf = shelf;
        this.events = events;
        this.rendering = rendering;
        this.disputes = disputes;
    }

    @GetMapping("/balance_transactions")
    ResponseEntity<String> movements(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            form.only("created", "limit", "starting_after", "type");
            List<Map<String, Object>> all = new ArrayList<>();
            shelf.movements.each(between(Movement.BOOK, form), movement -> {
                if (form.text("type").map(movement.type()::equals).orElse(true)) {
                    all.add(rendered(movement, form.set("expand").contains("data.source")));
                }
            });
            return Paging.page("/v1/balance_transactions", all, form);
        });
    }

    private Map<String, Object> rendered(Movement movement, boolean withSource) {
        Map<String, Object> map = rendering.movement(movement);
        if (withSource) {
            movement.intent().flatMap(shelf.intents::find).ifPresent(intent -> map.put("source", source(movement, intent)));
        }
        return map;
    }

    private Map<String, Object> source(Movement movement, Intent intent) {
        return switch (movement.type()) {
            case "charge" -> rendering.charge(intent, intent.taken().orElseThrow());
            case "adjustment" -> disputes.rendered(disputes.look(movement.source()));
            default -> rendering.refund(intent, intent.refunds().stream().filter(back -> back.id().equals(movement.source())).findFirst().orElseThrow());
        };
    }

    @GetMapping("/balance_transactions/{id}")
    ResponseEntity<String> movement(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form ->
                rendering.movement(shelf.movements.find(id).orElseThrow(() -> Fault.missing("balance transaction", id, "id"))));
    }

    @GetMapping("/events")
    ResponseEntity<String> events(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> {
            form.only("created", "limit", "starting_after", "type");
            List<Map<String, Object>> all = new ArrayList<>();
            shelf.events.each(between(Happened.BOOK, form), event -> {
                if (form.text("type").map(event.type()::equals).orElse(true)) {
                    all.add(events.rendered(event));
                }
            });
            return Paging.page("/v1/events", all, form);
        });
    }

    @GetMapping("/events/{id}")
    ResponseEntity<String> event(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> events.rendered(shelf.events.find(id).orElseThrow(() -> Fault.missing("event", id, "id"))));
    }

    private static Where between(String book, Form form) {
        Where where = Where.is("book", book);
        if (form.text("created[gte]").isPresent()) {
            where = where.from("created", Instant.ofEpochSecond(form.number("created[gte]")));
        }
        if (form.text("created[lt]").isPresent()) {
            where = where.before("created", Instant.ofEpochSecond(form.number("created[lt]")));
        }
        return where.descending("created");
    }
}
