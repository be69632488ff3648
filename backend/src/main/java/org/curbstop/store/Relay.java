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
import org.curbstop.store.bson.Forms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what aggregates have to tell. Who stored an event delivers it at once; what is still there after a while (a crash, a
 * command line that tells nothing itself) is delivered by whichever process holds the lease. At least once, in order within one
 * aggregate; what a listener refuses comes again after a pause that doubles, and is put aside in {@link Undelivered} in the end.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final int LANES = 4;
    private static final Duration EVERY = Duration.ofMillis(500);
    /** How long the process that stored an event has it to itself. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);
    private static final int BATCH = 500;
    private static final int TRIES = 8;
    private static final RetrySchedule AGAIN = new RetrySchedule(Duration.ofMillis(200), Duration.ofMinutes(10), Duration.ofHours(1));

    private final Store store;
    private final Lease lease;
    private final List<String> watched = new CopyOnWriteArrayList<>();
    private final List<ExecutorService> lanes =
            IntStream.range(0, LANES).mapToObj(i -> Executors.newSingleThreadExecutor(daemon("relay-" + i))).toList();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("relay-poll"));
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();
    private final Map<String, Integer> uncleared = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile @Nullable Consumer<Object> publish;

    private record Failing(int tries, long notBeforeNanos) {}

    Relay(Store store) {
        this.store = store;
        this.lease = new Lease(store.raw("leases"), "relay", LEASE);
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    void watch(String collection) {
        watched.add(collection);
    }

    void start(Consumer<Object> to) {
        publish = to;
        timer.scheduleWithFixedDelay(this::poll, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something was stored just now, by this process. */
    void wake(String collection, String id) {
        if (publish == null) {
            return;
        }
        underWay.incrementAndGet();
        try {
            lanes.get(Math.floorMod(id.hashCode(), LANES)).execute(() -> {
                try {
                    deliver(collection, id);
                } catch (RuntimeException e) {
                    LOG.warn("events of {} {} stay for later: {}", collection, id, e.toString());
                } finally {
                    underWay.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet(); // stopping: the next process tells it
        }
    }

    Undelivered undelivered() {
        return new Undelivered(store);
    }

    boolean drained(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (underWay.get() == 0 && watched.stream().allMatch(name -> waiting(name, 1).isEmpty())) {
                return true;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return false;
    }

    private List<BsonDocument> waiting(String collection, int most) {
        store.ready(collection);
        return store.raw(collection).find(eq(Outbox.TELLING, BsonBoolean.TRUE))
                .sort(new BsonDocument("_id", new BsonInt32(1))).limit(most).into(new ArrayList<>());
    }

    private void poll() {
        try {
            if (underWay.get() < BATCH && lease.hold()) {
                long before = System.currentTimeMillis() - GRACE.toMillis();
                for (String collection : watched) {
                    waiting(collection, BATCH).stream().filter(each -> oldest(each) < before)
                            .forEach(each -> wake(collection, each.getString("_id").getValue()));
                }
            }
        } catch (RuntimeException | Error e) { // an error too: a timer whose task throws never calls it again
            LOG.warn("the outbox cannot be read now: {}", e.toString());
        }
    }

    /** None where a process died between the two writes that clear an outbox: then there is only the second one to make. */
    private static long oldest(BsonDocument aggregate) {
        return aggregate.getArray(Outbox.ENTRIES).stream().findFirst()
                .map(entry -> entry.asDocument().getDateTime(Outbox.AT).getValue()).orElse(Long.MIN_VALUE);
    }

    private void deliver(String collection, String id) {
        MongoCollection<BsonDocument> documents = store.raw(collection);
        var byId = eq("_id", new BsonString(id));
        BsonDocument found = documents.find(byId).first();
        if (found == null || !found.containsKey(Outbox.ENTRIES)) {
            return;
        }
        var done = new ArrayList<BsonValue>();
        for (BsonValue each : found.getArray(Outbox.ENTRIES)) {
            if (!told(collection, id, each.asDocument())) {
                break;
            }
            done.add(each);
        }
        if (!done.isEmpty()) {
            // Two writes: between them the aggregate may have got something new to tell, which then stays.
            if (documents.updateOne(byId, Updates.pullAll(Outbox.ENTRIES, done)).getModifiedCount() == 0 && stillThere(documents, byId, done)) {
                notCleared(collection, id, done);
                return;
            }
            done.forEach(each -> uncleared.remove(each.asDocument().getString(Outbox.ENTRY_ID).getValue()));
        }
        if (!done.isEmpty() || found.getArray(Outbox.ENTRIES).isEmpty()) {
            documents.updateOne(and(byId, size(Outbox.ENTRIES, 0)), Updates.combine(Updates.unset(Outbox.ENTRIES), Updates.unset(Outbox.TELLING)));
        }
    }

    /** Another process may have cleared them meanwhile. */
    private static boolean stillThere(MongoCollection<BsonDocument> documents, Bson byId, List<BsonValue> done) {
        BsonDocument now = documents.find(byId).first();
        return now != null && now.containsKey(Outbox.ENTRIES) && now.getArray(Outbox.ENTRIES).stream().anyMatch(done::contains);
    }

    /** True: this entry may go, for it was delivered or put aside. */
    private boolean told(String collection, String aggregate, BsonDocument entry) {
        String id = entry.getString(Outbox.ENTRY_ID).getValue();
        Failing before = failing.get(id);
        Consumer<Object> to = publish;
        if (to == null || before != null && System.nanoTime() - before.notBeforeNanos() < 0) {
            return false;
        }
        try {
            to.accept(Forms.reopen(entry, Outbox.EVENT));
        } catch (RuntimeException | Error e) {
            return refused(collection, aggregate, entry, before == null ? 1 : before.tries() + 1, e);
        }
        failing.remove(id);
        return true;
    }

    private boolean refused(String collection, String aggregate, BsonDocument entry, int tries, Throwable refusal) {
        String id = entry.getString(Outbox.ENTRY_ID).getValue();
        LOG.warn("a listener refused event {} of {} {} (try {} of {})", id, collection, aggregate, tries, TRIES, refusal);
        if (tries < TRIES) {
            later(collection, aggregate, id, tries);
            return false;
        }
        undelivered().add(collection, aggregate, entry, refusal);
        failing.remove(id);
        return true;
    }

    private void later(String collection, String aggregate, String id, int tries) {
        long pause = AGAIN.pause(tries).toNanos();
        failing.put(id, new Failing(tries, System.nanoTime() + pause));
        try {
            timer.schedule(() -> wake(collection, aggregate), pause, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("stopping: event {} comes again with the next process", id);
        }
    }

    /** Delivered, and the server did not take it out of the outbox: it comes again, ever less often, and somebody should know. */
    private void notCleared(String collection, String aggregate, List<BsonValue> done) {
        for (BsonValue each : done) {
            String id = each.asDocument().getString(Outbox.ENTRY_ID).getValue();
            int tries = uncleared.merge(id, 1, Integer::sum);
            Metrics.counter("curbstop.outbox.uncleared").increment();
            LOG.error("event {} of {} {} was delivered and cannot be taken out of the outbox (try {})", id, collection, aggregate, tries);
            later(collection, aggregate, id, tries);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lanes.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        for (ExecutorService lane : lanes) {
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
