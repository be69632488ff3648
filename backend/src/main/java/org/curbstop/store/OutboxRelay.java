package org.curbstop.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.curbstop.common.RetrySchedule;
import org.curbstop.store.bson.ValueCodecs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the events of aggregates. The process that stored an event delivers it at once; events left by a crash or a command line are
 * delivered after a delay by the process that holds the lease. Delivery is at least once and in order within one aggregate. A rejected
 * event is retried after increasing pauses and finally moved to the {@link DeadLetterQueue}.
 */
final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private static final int WORKERS = 4;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    /** How long an event is left to the process that stored it. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration MAX_STOP_TIME = Duration.ofSeconds(2);
    private static final int BATCH = 500;
    private static final int MAX_TRIES = 8;
    private static final RetrySchedule RETRIES = new RetrySchedule(Duration.ofMillis(200), Duration.ofMinutes(10), Duration.ofHours(1));

    /** Removes delivered entries from the outbox of an aggregate and returns how many documents changed. */
    interface EntryRemoval {
        long remove(MongoCollection<BsonDocument> documents, Bson aggregate, List<BsonValue> entries);
    }

    private final Database database;
    private final EntryRemoval removal;
    private final Lease lease;
    private final List<String> watched = new CopyOnWriteArrayList<>();
    private final List<ExecutorService> workers =
            IntStream.range(0, WORKERS).mapToObj(i -> Executors.newSingleThreadExecutor(daemonFactory("relay-" + i))).toList();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemonFactory("relay-poll"));
    private final Map<String, FailedDelivery> failedDeliveries = new ConcurrentHashMap<>();
    private final Map<String, Integer> uncleared = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile @Nullable Consumer<Object> publisher;

    private record FailedDelivery(int tries, long notBeforeNanos) {}

    OutboxRelay(Database database) {
        this(database, OutboxRelay::remove);
    }

    OutboxRelay(Database database, EntryRemoval removal) {
        this.database = database;
        this.removal = removal;
        this.lease = new Lease(database.bsonCollection("leases"), "relay", LEASE);
    }

    private static ThreadFactory daemonFactory(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    void watch(String collection) {
        watched.add(collection);
    }

    void start(Consumer<Object> to) {
        publisher = to;
        timer.scheduleWithFixedDelay(this::poll, 0, POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts delivery of the events that this process has just stored. */
    void wake(String collection, String id) {
        if (publisher == null) {
            return;
        }
        inFlight.incrementAndGet();
        try {
            workers.get(Math.floorMod(id.hashCode(), WORKERS)).execute(() -> {
                try {
                    deliver(collection, id);
                } catch (RuntimeException e) {
                    LOG.warn("events of {} {} were not delivered and are retried: {}", collection, id, e.toString());
                } finally {
                    inFlight.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            inFlight.decrementAndGet(); // shutting down: the next process delivers it
        }
    }

    DeadLetterQueue deadLetters() {
        return new DeadLetterQueue(database);
    }

    boolean awaitDelivery(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < end) {
            if (inFlight.get() == 0 && watched.stream().allMatch(name -> findPending(name, 1).isEmpty())) {
                return true;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return false;
    }

    private List<BsonDocument> findPending(String collection, int limit) {
        database.requireIndexes(collection);
        return database.bsonCollection(collection).find(eq(OutboxFormat.PENDING, BsonBoolean.TRUE))
                .sort(new BsonDocument("_id", new BsonInt32(1))).limit(limit).into(new ArrayList<>());
    }

    private void poll() {
        try {
            if (inFlight.get() < BATCH && lease.tryHold()) {
                long before = System.currentTimeMillis() - GRACE.toMillis();
                for (String collection : watched) {
                    findPending(collection, BATCH).stream().filter(each -> oldest(each) < before)
                            .forEach(each -> wake(collection, each.getString("_id").getValue()));
                }
            }
        } catch (RuntimeException | Error e) { // errors too: a task that throws is never scheduled again
            LOG.warn("the outbox cannot be read now: {}", e.toString());
        }
    }

    /** Returns the minimum if a process died between the two writes that clear an outbox: only the second one is then left to do. */
    private static long oldest(BsonDocument aggregate) {
        return aggregate.getArray(OutboxFormat.ENTRIES).stream().findFirst()
                .map(entry -> entry.asDocument().getDateTime(OutboxFormat.AT).getValue()).orElse(Long.MIN_VALUE);
    }

    private void deliver(String collection, String id) {
        MongoCollection<BsonDocument> documents = database.bsonCollection(collection);
        var byId = eq("_id", new BsonString(id));
        BsonDocument found = documents.find(byId).first();
        if (found == null || !found.containsKey(OutboxFormat.ENTRIES)) {
            return;
        }
        var done = new ArrayList<BsonValue>();
        for (BsonValue each : found.getArray(OutboxFormat.ENTRIES)) {
            if (!deliverEntry(collection, id, each.asDocument())) {
                break;
            }
            done.add(each);
        }
        if (!done.isEmpty()) {
            // Two writes: an event added to the aggregate in between stays.
            if (removal.remove(documents, byId, done) == 0 && isStillThere(documents, byId, done)) {
                handleUncleared(collection, id, done);
                return;
            }
            done.forEach(each -> uncleared.remove(each.asDocument().getString(OutboxFormat.ENTRY_ID).getValue()));
        }
        if (!done.isEmpty() || found.getArray(OutboxFormat.ENTRIES).isEmpty()) {
            documents.updateOne(and(byId, size(OutboxFormat.ENTRIES, 0)),
                    Updates.combine(Updates.unset(OutboxFormat.ENTRIES), Updates.unset(OutboxFormat.PENDING)));
        }
    }

    static long remove(MongoCollection<BsonDocument> documents, Bson aggregate, List<BsonValue> entries) {
        return documents.updateOne(aggregate, Updates.pullAll(OutboxFormat.ENTRIES, entries)).getModifiedCount();
    }

    /** Checks again: another process may have cleared the entries meanwhile. */
    private static boolean isStillThere(MongoCollection<BsonDocument> documents, Bson byId, List<BsonValue> done) {
        BsonDocument now = documents.find(byId).first();
        return now != null && now.containsKey(OutboxFormat.ENTRIES) && now.getArray(OutboxFormat.ENTRIES).stream().anyMatch(done::contains);
    }

    /** Returns true if the entry can be removed: it was delivered or moved to the dead letters. */
    private boolean deliverEntry(String collection, String aggregate, BsonDocument entry) {
        String id = entry.getString(OutboxFormat.ENTRY_ID).getValue();
        FailedDelivery before = failedDeliveries.get(id);
        Consumer<Object> to = publisher;
        if (to == null || before != null && System.nanoTime() - before.notBeforeNanos() < 0) {
            return false;
        }
        try {
            to.accept(ValueCodecs.readSelfDescribing(entry, OutboxFormat.EVENT));
        } catch (RuntimeException | Error e) {
            return handleRefusal(collection, aggregate, entry, before == null ? 1 : before.tries() + 1, e);
        }
        failedDeliveries.remove(id);
        return true;
    }

    private boolean handleRefusal(String collection, String aggregate, BsonDocument entry, int tries, Throwable refusal) {
        String id = entry.getString(OutboxFormat.ENTRY_ID).getValue();
        LOG.warn("a listener refused event {} of {} {} (try {} of {})", id, collection, aggregate, tries, MAX_TRIES, refusal);
        if (tries < MAX_TRIES) {
            retryLater(collection, aggregate, id, tries);
            return false;
        }
        deadLetters().add(collection, aggregate, entry, refusal);
        failedDeliveries.remove(id);
        return true;
    }

    private void retryLater(String collection, String aggregate, String id, int tries) {
        long pause = RETRIES.pause(tries).toNanos();
        failedDeliveries.put(id, new FailedDelivery(tries, System.nanoTime() + pause));
        try {
            timer.schedule(() -> wake(collection, aggregate), pause, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("stopping: event {} is delivered again after the next start", id);
        }
    }

    /** Handles events that were delivered but not removed from the outbox: they are redelivered at increasing intervals and counted. */
    private void handleUncleared(String collection, String aggregate, List<BsonValue> done) {
        for (BsonValue each : done) {
            String id = each.asDocument().getString(OutboxFormat.ENTRY_ID).getValue();
            int tries = uncleared.merge(id, 1, Integer::sum);
            Metrics.counter("curbstop.outbox.uncleared").increment();
            LOG.error("event {} of {} {} was delivered but cannot be removed from the outbox (try {})", id, collection, aggregate, tries);
            retryLater(collection, aggregate, id, tries);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + MAX_STOP_TIME.toNanos();
        for (ExecutorService lane : workers) {
            try {
                if (!lane.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    lane.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        lease.release();
    }
}
