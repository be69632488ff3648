package org.curbstop.sandbox.stripe.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeBalanceTransaction;
import org.curbstop.sandbox.stripe.model.StripeEvent;
import org.curbstop.sandbox.stripe.model.StripeParameters;
import org.curbstop.sandbox.stripe.model.StripePaymentIntent;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.simulation.DisputeSimulator;
import org.curbstop.sandbox.stripe.simulation.StripeEventDispatcher;
import org.curbstop.sandbox.stripe.simulation.StripeJsonRenderer;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Query;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for balance transactions and events, listed by time, newest first. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/stripe/v1")
class StripeBalanceController {

    private final StripeRequestHandler api;
    private final StripeRepository repository;
    private final StripeEventDispatcher events;
    private final StripeJsonRenderer renderer;
    private final DisputeSimulator disputes;

    StripeBalanceController(StripeRequestHandler api, StripeRepository repository, StripeEventDispatcher events,
            StripeJsonRenderer renderer, DisputeSimulator disputes) {
        this.api = api;
        this.repository = repository;
        this.events = events;
        this.renderer = renderer;
        this.disputes = disputes;
    }

    @GetMapping("/balance_transactions")
    ResponseEntity<String> list(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> page("/v1/balance_transactions", repository.balanceTransactions,
                StripeBalanceTransaction.BOOK, form, StripeBalanceTransaction::type, transaction -> render(transaction, form.values("expand").contains("data.source"))));
    }

    private static <T> Map<String, Object> page(String url, AggregateCollection<T> from, String book, StripeParameters form,
            Function<T, String> type, Function<T, Map<String, Object>> render) {
        form.allowOnly("created", "limit", "starting_after", "type");
        List<Map<String, Object>> all = new ArrayList<>();
        from.forEach(between(book, form), each -> {
            if (form.text("type").map(type.apply(each)::equals).orElse(true)) {
                all.add(render.apply(each));
            }
        });
        return StripeListPaging.page(url, all, form);
    }

    private Map<String, Object> render(StripeBalanceTransaction transaction, boolean withSource) {
        Map<String, Object> map = renderer.balanceTransaction(transaction);
        if (withSource) {
            transaction.intent().flatMap(repository.intents::find).ifPresent(intent -> map.put("source", source(transaction, intent)));
        }
        return map;
    }

    private Map<String, Object> source(StripeBalanceTransaction transaction, StripePaymentIntent intent) {
        return switch (transaction.type()) {
            case "charge" -> renderer.charge(intent, intent.taken().orElseThrow());
            case "adjustment" -> disputes.render(disputes.get(transaction.source()));
            default -> renderer.refund(intent,
                    intent.refunds().stream().filter(refund -> refund.id().equals(transaction.source())).findFirst().orElseThrow());
        };
    }

    @GetMapping("/balance_transactions/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields, form -> renderer.balanceTransaction(
                repository.balanceTransactions.find(id).orElseThrow(() -> StripeApiException.notFound("balance transaction", id, "id"))));
    }

    @GetMapping("/events")
    ResponseEntity<String> events(HttpServletRequest request, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields,
                form -> page("/v1/events", repository.events, StripeEvent.BOOK, form, StripeEvent::type, events::render));
    }

    @GetMapping("/events/{id}")
    ResponseEntity<String> event(HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields) {
        return api.read(request, fields,
                form -> events.render(repository.events.find(id).orElseThrow(() -> StripeApiException.notFound("event", id, "id"))));
    }

    private static Query between(String book, StripeParameters form) {
        Query query = Query.where("book", book);
        if (form.text("created[gte]").isPresent()) {
            query = query.from("created", Instant.ofEpochSecond(form.number("created[gte]")));
        }
        if (form.text("created[lt]").isPresent()) {
            query = query.before("created", Instant.ofEpochSecond(form.number("created[lt]")));
        }
        return query.descending("created");
    }
}
