package org.curbstop.sandbox.stripe.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeBalanceTransaction;
import org.curbstop.sandbox.stripe.model.StripeDispute;
import org.curbstop.sandbox.stripe.model.StripePaymentIntent;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.store.Query;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Simulates disputes: a cardholder disputes a payment, the bank decides, and Stripe's events report both. */
@Component
@Profile("!production")
public class DisputeSimulator {

    private final StripeRepository repository;
    private final StripeEventDispatcher events;
    private final StripeJsonRenderer renderer;
    private final Clock clock;

    DisputeSimulator(StripeRepository repository, StripeEventDispatcher events, StripeJsonRenderer renderer, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.renderer = renderer;
        this.clock = clock;
    }

    void open(StripePaymentIntent intent) {
        Instant now = clock.instant();
        StripeDispute dispute = StripeDispute.create(intent, now);
        if (dispute.amount() > 0 && repository.disputes.insert(dispute)) {
            events.publish("charge.dispute.created", render(dispute));
            repository.balanceTransactions.insert(StripeBalanceTransaction.withdrawn(dispute, now));
            events.publish("charge.dispute.funds_withdrawn", render(dispute));
        }
    }

    /** @param won whether the utility keeps the money */
    public void decide(String id, boolean won) {
        Instant now = clock.instant();
        StripeDispute before = get(id);
        StripeDispute after = repository.disputes.change(id, dispute -> dispute.decide(won ? StripeDispute.WON : StripeDispute.LOST, now));
        if (after.version() == before.version()) {
            return;
        }
        if (won) {
            repository.balanceTransactions.insert(StripeBalanceTransaction.reinstated(after, now));
            events.publish("charge.dispute.funds_reinstated", render(after));
        }
        events.publish("charge.dispute.closed", render(after));
    }

    public StripeDispute get(String id) {
        return repository.disputes.find(id).orElseThrow(() -> StripeApiException.notFound("dispute", id, "id"));
    }

    public List<StripeDispute> listByPaymentIntent(String intent) {
        return repository.disputes.list(Query.where("intent", intent).descending("id").limit(100));
    }

    public Map<String, Object> render(StripeDispute dispute) {
        var movements = new ArrayList<Map<String, Object>>();
        repository.balanceTransactions.find(dispute.withdrawal()).map(renderer::balanceTransaction).ifPresent(movements::add);
        repository.balanceTransactions.find(dispute.reinstatement()).map(renderer::balanceTransaction).ifPresent(movements::add);
        return dispute.render(movements);
    }
}
