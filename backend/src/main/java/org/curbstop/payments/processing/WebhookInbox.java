package org.curbstop.payments.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.RetrySchedule;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Inbox for webhook events from Stripe: the third unique key. Each event is stored by its id before anything else, and another one with
 * that id changes nothing. Its content is not trusted: it only names the attempt to query.
 */
@Component
public class WebhookInbox {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookInbox.class);

    /** As long as Stripe itself repeats a delivery; what is not processed by then is listed for staff. */
    private static final RetrySchedule RETRIES = new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofDays(3));

    /**
     * @param id Stripe's id of the event
     * @param payment payment that it names; a refund or a dispute names none
     * @param ref attempt or page that it is about
     * @param tries number of failed attempts to process it
     */
    public record WebhookEvent(String id, long version, Optional<PaymentId> payment, String ref, Instant heardAt, boolean open, Instant due,
            int tries) {
        WebhookEvent processed() {
            return new WebhookEvent(id, version, payment, ref, heardAt, false, due, tries);
        }

        WebhookEvent postponed(Instant next) {
            return new WebhookEvent(id, version, payment, ref, heardAt, open, next, tries + 1);
        }
    }

    private final AggregateCollection<WebhookEvent> events;
    private final PaymentProcessor processor;
    private final PaymentRepository repository;
    private final PaymentReviewRepository reviews;
    private final Clock clock;
    private final PaymentProperties settings;

    public WebhookInbox(Database database, PaymentProcessor processor, PaymentRepository repository, PaymentReviewRepository reviews,
            Clock clock, PaymentProperties settings) {
        this.events = database.collection(WebhookEvent.class, "card_news", Index.on("open", "due"));
        this.processor = processor;
        this.repository = repository;
        this.reviews = reviews;
        this.clock = clock;
        this.settings = settings;
    }

    /** Stores the event, then processes it in the background; after a crash the recovery job repeats that. */
    public void receive(String id, Optional<PaymentId> payment, String ref) {
        if (insert(id, payment, ref, clock.instant().plus(settings.lease()))) {
            Thread.ofVirtual().name("stripe-webhook").start(() -> process(events.find(id).orElseThrow()));
        }
    }

    /** Stores an event for the recovery job; false if it is already known. */
    public boolean enqueue(String id, Optional<PaymentId> payment, String ref) {
        return insert(id, payment, ref, clock.instant());
    }

    private boolean insert(String id, Optional<PaymentId> payment, String ref, Instant due) {
        return events.insert(new WebhookEvent(id, 0, payment, ref, clock.instant(), true, due, 0));
    }

    /** Processes events that were not processed within the lease, or not successfully. */
    int processDue(int limit) {
        List<WebhookEvent> left = events
                .list(Query.where("open", true).before("due", clock.instant().plusMillis(1)).ascending("due").limit(limit));
        left.forEach(this::process);
        return left.size();
    }

    /** Deletes at most {@code limit} processed events that were due before the given time. */
    int deleteProcessed(Instant before, int limit) {
        return (int) events.list(Query.where("open", false).before("due", before).ascending("due").limit(limit)).stream()
                .filter(webhookEvent -> events.delete(webhookEvent.id())).count();
    }

    private void process(WebhookEvent webhookEvent) {
        try {
            processor.processGatewayEvent(webhookEvent.payment(), webhookEvent.ref());
            events.change(webhookEvent.id(), WebhookEvent::processed);
        } catch (RuntimeException e) {
            Optional<Instant> next = RETRIES.next(webhookEvent.tries() + 1, webhookEvent.heardAt(), clock.instant());
            LOG.warn("Webhook event {} about {} could not be processed{}", webhookEvent.id(), webhookEvent.ref(),
                    next.isPresent() ? "; it is retried" : ", and is not retried", e);
            if (next.isEmpty()) {
                webhookEvent.payment().flatMap(repository::find).ifPresentOrElse(
                        payment -> reviews.add(PaymentReview.ReviewReason.MESSAGE_NOT_READ, payment, webhookEvent.ref(), payment.total()),
                        () -> reviews.addUnreadEvent(webhookEvent.ref(), webhookEvent.payment()));
            }
            events.change(webhookEvent.id(), unread -> next.map(unread::postponed).orElseGet(unread::processed));
        }
    }
}
