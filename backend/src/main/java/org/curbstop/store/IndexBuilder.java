package org.curbstop.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the indexes of all collections, one at a time: concurrent builds crash the embedded server. A server process builds them at
 * startup, before it takes requests; a command line or test builds those of a collection on first use.
 */
final class IndexBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(IndexBuilder.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration REPORT = Duration.ofSeconds(10);

    private final Database database;
    private final Map<String, List<Index>> pending = new LinkedHashMap<>();
    private final Object building = new Object();
    private volatile boolean atStart;
    private volatile boolean nothingPending = true;
    private volatile boolean closed;
    private volatile String current = "";

    IndexBuilder(Database database) {
        this.database = database;
    }

    void add(String collection, List<Index> indexes) {
        synchronized (pending) {
            pending.put(collection, List.copyOf(indexes));
            nothingPending = false;
        }
        if (atStart) {
            build(collection); // a bean created later than the others during startup
        }
    }

    /** Called before each use of a collection. A command line builds missing indexes now; a server process rejects the call instead. */
    void require(String collection) {
        if (nothingPending || !isPending(collection)) {
            return;
        }
        if (atStart) {
            throw new DatabaseUnavailableException(collection);
        }
        build(collection);
    }

    /**
     * Builds all indexes and logs progress. Returns when they are built, however long that takes, or when the database turns out to be
     * unavailable. They are then built in the background once it is back, and reads and writes are rejected until then.
     */
    void buildAll() {
        atStart = true;
        Thread builder = Thread.ofPlatform().daemon().name("index-builder").start(this::buildUntilDone);
        try {
            while (!builder.join(REPORT) && !current.isEmpty()) {
                LOG.info("building indexes: {}, {} collections to go", current, pendingCollections().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed = true;
    }

    private void buildUntilDone() {
        for (List<String> open = pendingCollections(); !open.isEmpty() && !closed; open = pendingCollections()) {
            try {
                open.forEach(this::build);
            } catch (RuntimeException e) {
                current = "";
                LOG.warn("indexes cannot be built now, again in {} s: {}", RETRY.toSeconds(), e.toString());
                try {
                    Thread.sleep(RETRY);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private List<String> pendingCollections() {
        synchronized (pending) {
            return List.copyOf(pending.keySet());
        }
    }

    private boolean isPending(String collection) {
        synchronized (pending) {
            return pending.containsKey(collection);
        }
    }

    private void build(String collection) {
        synchronized (building) {
            List<Index> indexes;
            synchronized (pending) {
                indexes = pending.get(collection);
            }
            if (indexes == null) {
                return;
            }
            database.execute(() -> {
                build(collection, indexes);
                return true;
            });
            synchronized (pending) {
                pending.remove(collection);
                nothingPending = pending.isEmpty();
            }
        }
    }

    private void build(String collection, List<Index> indexes) {
        // No time limit, unlike other commands: an index over a large collection may take an hour.
        MongoCollection<BsonDocument> documents = database.bsonCollection(collection).withTimeout(0, TimeUnit.MILLISECONDS);
        Set<String> present = new HashSet<>();
        if (!indexes.isEmpty()) {
            documents.listIndexes(BsonDocument.class).forEach(index -> present.add(index.getString("name").getValue()));
        }
        var missing = new ArrayList<>(indexes);
        missing.removeIf(index -> present.contains(index.name()));
        for (Index index : missing) {
            current = index.name() + " of " + collection;
            documents.createIndex(index.keys(), new IndexOptions().name(index.name()).unique(index.unique()).sparse(index.sparse()));
        }
    }
}
