package org.curbstop.cis.webhooks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.curbstop.cis.postings.ExportingPostings;
import org.curbstop.cis.postings.ExportingPostings.PostingRecord;
import org.curbstop.cis.postings.Posting;
import org.curbstop.cis.webhooks.WebhookDelivery.WebhookState;
import org.curbstop.common.RetrySchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends postings to the operator's webhook addresses. A delivery is stored before it is sent and until it succeeds, so delivery is at least
 * once; after {@link #RETRY_SCHEDULE three days} it is given up and listed for staff. A receiver that is down or slow does not delay
 * others.
 */
@Component
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookJob implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookJob.class);

    static final RetrySchedule RETRY_SCHEDULE = new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(2), Duration.ofDays(3));
    /** How long a claimed delivery is not attempted by another process; after a crash it is retried then. */
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final int BATCH = 100;
    private static final int FAILURES_IN_A_ROW = 3;

    private final WebhookProperties settings;
    private final ExportingPostings postings;
    private final WebhookRepository repository;
    private final WebhookClient client;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    /** The payload that the specification recommends. */
    @JsonPropertyOrder({"type", "timestamp", "data"})
    record WebhookMessage(String type, Instant timestamp, PostingRecord data) {}

    WebhookJob(WebhookProperties settings, ExportingPostings postings, WebhookRepository repository, WebhookClient client, Clock clock) {
        this.settings = settings;
        this.postings = postings;
        this.repository = repository;
        this.client = client;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${curbstop.webhook-interval:PT5S}", initialDelayString = "PT20S")
    void sendDue() {
        for (Map.Entry<String, WebhookSubscription> each : settings.webhooks().entrySet()) {
            if (busy.add(each.getKey())) {
                work.execute(() -> {
                    try {
                        send(each.getKey(), each.getValue());
                    } catch (RuntimeException e) {
                        LOG.warn("webhook {} failed and is retried: {}", each.getKey(), e.toString());
                    } finally {
                        busy.remove(each.getKey());
                    }
                });
            }
        }
    }

    /** Sends everything that is due, unless the receiver currently accepts nothing. */
    void send(String name, WebhookSubscription to) {
        add(name, to);
        int failures = 0;
        List<WebhookDelivery> due = repository.listDue(name, clock.instant(), BATCH);
        while (!due.isEmpty() && failures < FAILURES_IN_A_ROW) {
            for (WebhookDelivery delivery : due) {
                failures = attempt(delivery, to) ? 0 : failures + 1;
                if (failures == FAILURES_IN_A_ROW) {
                    break;
                }
            }
            due = repository.listDue(name, clock.instant(), BATCH);
        }
    }

    private void add(String name, WebhookSubscription to) {
        long cursor = repository.cursor(name, postings.lastSequence());
        List<Posting> fresh = postings.listAfter(cursor, BATCH);
        while (!fresh.isEmpty()) {
            Instant now = clock.instant();
            fresh.stream().filter(posting -> to.wants(posting.kind()))
                    .forEach(posting -> repository.add(WebhookDelivery.of(name, posting.sequence(), posting.kind(), now)));
            cursor = fresh.getLast().sequence();
            repository.advance(name, cursor);
            fresh = postings.listAfter(cursor, BATCH);
        }
    }

    /** Returns false if the delivery failed. */
    private boolean attempt(WebhookDelivery delivery, WebhookSubscription to) {
        if (!repository.replace(delivery.dueAt(clock.instant().plus(CLAIM)))) {
            return true; // another process has it
        }
        Optional<Posting> posting = postings.find(delivery.sequence());
        Optional<String> failure = posting.isEmpty() ? Optional.empty() : client.post(to, messageId(delivery), body(posting.get()));
        WebhookDelivery claimed = repository.find(delivery.id()).orElse(delivery);
        if (failure.isEmpty()) {
            repository.delete(claimed);
            return true;
        }
        Instant now = clock.instant();
        Optional<Instant> next = RETRY_SCHEDULE.next(claimed.failed() + 1, claimed.began(), now);
        repository.replace(claimed.failed(next.isPresent() ? WebhookState.WAITING : WebhookState.GIVEN_UP, next.orElse(now),
                failure.get()));
        LOG.warn("webhook {}: posting {} was not taken, {}{}", claimed.subscription(), claimed.sequence(), failure.get(),
                next.isPresent() ? "" : "; it is given up");
        return false;
    }

    /** Returns the id of every attempt, by which the receiver detects duplicates. */
    private static String messageId(WebhookDelivery delivery) {
        return "posting_" + delivery.sequence();
    }

    private byte[] body(Posting posting) {
        PostingRecord data = PostingRecord.of(posting);
        return json.writeValueAsBytes(new WebhookMessage(data.kind() + "." + data.action(), data.at(), data));
    }

    @Override
    public void destroy() {
        work.shutdown();
    }
}
