package org.curbstop.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.curbstop.store.bson.Forms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what aggregates have to tell. Who stored an event delivers it at once; what is still there after a while (a crash, a
 * listener that refused) is delivered by whichever process holds the lease. At least once, in order within one aggregate.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final int LANES = 4;
    private static final Duration EVERY = Duration.ofMillis(500);
    /** How long the process that stored an event has it to itself. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int BATCH = 500;
    private static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Store store;
    private final Consumer<Object> publish;
    private final Lease lease;
    private final List<String> watched = new CopyOnWriteArrayList<>();
    private final List<ExecutorService> lanes = IntStream.range(0, LANES).mapToObj(i -> Executors.newSingleThreadExecutor(daemon("relay-" + i))).toList();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("relay-poll"));
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    private record Failing(int tries, long notBeforeNanos) {}

    Relay(Store store, Consumer<Object> publish) {
        this.store = store;
        this.publish = publish;
        this.lease = new Lease(store.raw("leases"), "relay", Duration.ofSeconds(5));
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    void watch(String collection) {
        if (watched.isEmpty()) {
            timer.scheduleWithFixedDelay(this::poll, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        watched.add(collection);
    }

    /** Something was stored just now, by this process. */
    void wake(String collection, String id) {
        underWay.incrementAndGet();
        lanes.get(Math.floorMod(id.hashCode(), LANES)).execute(() -> {
            try {
                deliver(collection, id);
            } catch (RuntimeException e) {
                LOG.warn("events of {} {} stay for later: {}", collection, id, e.toString());
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    Undelivered undelivered() {
        return new Undelivered(store.raw("undelivered"));
    }

    boolean drained(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (underWay.get() == 0 && watched.stream().allMatch(name -> waiting(name, 1).isEmpty())) {
                return true;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
        return false;
    }

    private List<BsonDocument> waiting(String collection, int most) {
        return store.raw(collection).find(eq(Outbox.TELLING, BsonBoolean.TRUE))
                .sort(new BsonDocument("_id", new BsonInt32(1))).limit(most).into(new java.util.ArrayList<>());
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
        } catch (RuntimeException e) {
            LOG.warn("outbox cannot be read now: {}", e.toString());
        }
    }

    private static long oldest(BsonDocument aggregate) {
        return aggregate.getArray(Outbox.ENTRIES).getFirst().asDocument().getDateTime(Outbox.AT).getValue();
    }

    private void deliver(String collection, String id) {
        MongoCollection<BsonDocument> documents = store.raw(collection);
        var byId = eq("_id", new BsonString(id));
        BsonDocument found = documents.find(byId).first();
        if (found == null || !found.containsKey(Outbox.ENTRIES)) {
            return;
        }
        var done = new java.util.ArrayList<BsonString>();
        for (BsonValue each : found.getArray(Outbox.ENTRIES)) {
            if (!told(collection, id, each.asDocument())) {
                break;
            }
            done.add(each.asDocument().getString(Outbox.ENTRY_ID));
        }
        if (!done.isEmpty()) {
            documents.updateOne(byId, Updates.pull(Outbox.ENTRIES, in(Outbox.ENTRY_ID, done)));
            documents.updateOne(and(byId, size(Outbox.ENTRIES, 0)), Updates.combine(Updates.unset(Outbox.ENTRIES), Updates.unset(Outbox.TELLING)));
        }
    }

    /** True: this entry may go, for it was delivered or put aside. */
    private boolean told(String collection, String aggregate, BsonDocument entry) {
        String id = entry.getString(Outbox.ENTRY_ID).getValue();
        Failing before = failing.get(id);
        if (before != null && System.nanoTime() - before.notBeforeNanos() < 0) {
            return false;
        }
        try {
            publish.accept(Forms.reopen(entry, Outbox.EVENT));
            failing.remove(id);
            return true;
        } catch (RuntimeException e) {
            int tries = before == null ? 1 : before.tries() + 1;
            LOG.warn("a listener refused event {} of {} {} (try {})", id, collection, aggregate, tries, e);
            if (tries < TRIES) {
                long pause = FIRST_PAUSE.toNanos() << (tries - 1);
                failing.put(id, new Failing(tries, System.nanoTime() + pause));
                again(collection, aggregate, pause);
                return false;
            }
            undelivered().add(collection, aggregate, entry, e);
            failing.remove(id);
            return true;
        }
    }

    private void again(String collection, String aggregate, long pauseNanos) {
        if (!timer.isShutdown()) {
            timer.schedule(() -> wake(collection, aggregate), pauseNanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        for (ExecutorService lane : lanes) {
            lane.shutdown();
        }
        for (ExecutorService lane : lanes) {
            try {
                if (!lane.awaitTermination(2, TimeUnit.SECONDS)) {
                    lane.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        lease.release();
    }
}
