package org.curbstop.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.curbstop.store.bson.AggregateCodec;

/**
 * Collection of one aggregate type: a record with a component {@code id} (text or a typed id) and, if it changes, a {@code long version}.
 * Each write covers one document and is therefore atomic. Of two concurrent writers, the second is rejected and no data is lost.
 */
public final class AggregateCollection<T> {

    private static final int DUPLICATE = 11000;
    private static final int MAX_TRIES = 50;
    private static final long MAX_WAIT_NANOS = 8_000_000;

    private final String name;
    private final AggregateCodec<T> codec;
    private final Database database;
    private final QueryTranslator translator;
    private final MongoCollection<T> collection;
    private final MongoCollection<BsonDocument> bsonCollection;

    AggregateCollection(Database database, Class<T> type, String name, List<Index> indexes) {
        this.database = database;
        this.name = name;
        this.codec = new AggregateCodec<>(type);
        this.translator = new QueryTranslator(name, indexes);
        this.collection = database.mongoCollection(name, codec);
        this.bsonCollection = database.bsonCollection(name);
    }

    public Optional<T> find(String id) {
        return execute(() -> Optional.ofNullable(collection.find(eq(AggregateCodec.ID, new BsonString(id))).first()));
    }

    /** Inserts the aggregate. Returns false if a document with the same id or unique value already exists. */
    public boolean insert(T aggregate) {
        List<OutboxMessage> events = codec.outbox(aggregate);
        boolean first = execute(() -> {
            try {
                return events.isEmpty()
                        ? collection.insertOne(aggregate).wasAcknowledged()
                        : bsonCollection.insertOne(OutboxFormat.append(toBson(aggregate), events)).wasAcknowledged();
            } catch (MongoWriteException e) {
                if (e.getError().getCode() == DUPLICATE) {
                    return false;
                }
                throw e;
            }
        });
        if (first && !events.isEmpty()) {
            database.deliverNow(name, codec.id(aggregate));
        }
        return first;
    }

    /**
     * Inserts many aggregates in one unordered write, for imports.
     *
     * @return the aggregates that were skipped because a document has the same id or unique value
     */
    public List<T> insertAll(List<T> aggregates) {
        if (aggregates.isEmpty()) {
            return List.of();
        }
        if (aggregates.stream().anyMatch(each -> !codec.outbox(each).isEmpty())) {
            throw new IllegalArgumentException("imports publish no events: insert one by one");
        }
        return execute(() -> {
            try {
                collection.insertMany(aggregates, new InsertManyOptions().ordered(false));
                return List.of();
            } catch (MongoBulkWriteException e) {
                if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE) && e.getWriteConcernError() == null) {
                    return e.getWriteErrors().stream().map(error -> aggregates.get(error.getIndex())).toList();
                }
                throw e;
            }
        });
    }

    /**
     * Replaces many aggregates in one unordered write, for imports; each as {@link #replace} would.
     *
     * @return number of aggregates replaced; the others were changed concurrently
     * @throws DuplicateKeyException if another document has one of their unique values; some may have been replaced
     */
    public int replaceAll(List<T> nexts) {
        if (nexts.isEmpty()) {
            return 0;
        }
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        for (T next : nexts) {
            List<OutboxMessage> events = codec.outbox(next);
            if (!events.isEmpty()) {
                throw new IllegalArgumentException("imports publish no events: replace one by one");
            }
            T written = codec.withVersion(next, codec.version(next) + 1);
            writes.add(next instanceof OutboxAggregate
                    ? new UpdateOneModel<>(sameVersion(next), OutboxFormat.update(toBson(written), codec.absentFields(written), events))
                    : new ReplaceOneModel<>(sameVersion(next), toBson(written)));
        }
        return execute(() -> {
            try {
                return bsonCollection.bulkWrite(writes, new BulkWriteOptions().ordered(false)).getMatchedCount();
            } catch (MongoBulkWriteException e) {
                throw e.getWriteErrors().stream().anyMatch(error -> error.getCode() == DUPLICATE) ? new DuplicateKeyException(name) : e;
            }
        });
    }

    /** Matches the stored document only if it still has the version that this aggregate was read with. */
    private Bson sameVersion(T next) {
        return new BsonDocument(AggregateCodec.ID, new BsonString(codec.id(next)))
                .append(AggregateCodec.VERSION, new BsonInt64(codec.version(next)));
    }

    /** Returns the aggregates with the given ids, ordered by id; unknown ids are skipped. */
    public List<T> findAll(Collection<String> ids) {
        return list(Query.whereIn("id", ids));
    }

    /**
     * Stores {@code next} under the next version if the stored document still has the version of {@code next}. Returns false if it was
     * changed concurrently.
     *
     * @throws DuplicateKeyException if another document has one of its unique values
     */
    public boolean replace(T next) {
        if (!codec.hasVersion()) {
            throw new IllegalStateException(name + " has no version: its documents never change");
        }
        String id = codec.id(next);
        Bson same = sameVersion(next);
        T written = codec.withVersion(next, codec.version(next) + 1);
        if (!(next instanceof OutboxAggregate)) {
            return execute(() -> collection.replaceOne(same, written).getMatchedCount() == 1);
        }
        List<OutboxMessage> events = codec.outbox(next);
        boolean first = execute(() -> bsonCollection
                .updateOne(same, OutboxFormat.update(toBson(written), codec.absentFields(written), events)).getMatchedCount() == 1);
        if (first && !events.isEmpty()) {
            database.deliverNow(name, id);
        }
        return first;
    }

    /**
     * Reads the aggregate, applies {@code change} and replaces it, and retries after a concurrent change. {@code change} may run several
     * times and must have no side effects. Nothing is written if it returns the same object.
     *
     * @return the aggregate as stored now
     * @throws NoSuchElementException if no document has that id
     * @throws OptimisticLockException after 50 failed attempts
     */
    public T change(String id, UnaryOperator<T> change) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            T found = find(id).orElseThrow(() -> new NoSuchElementException(name + " has no such document"));
            T next = change.apply(found);
            if (next == found) {
                return found;
            }
            if (codec.version(next) != codec.version(found)) {
                throw new IllegalArgumentException("a change keeps the version: the store counts it");
            }
            if (replace(next)) {
                return codec.withVersion(next, codec.version(next) + 1);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(Math.min(MAX_WAIT_NANOS, 50_000L << Math.min(tries, 8))));
        }
        throw new OptimisticLockException(name);
    }

    /** Finds the document with that value in a unique field. In a field that is not unique, finds the match with the lowest id. */
    public Optional<T> findBy(String field, Object value) {
        return list(Query.where(field, value).ascending("id").limit(1)).stream().findFirst();
    }

    public List<T> list(Query where) {
        return execute(() -> query(where).into(new ArrayList<>()));
    }

    /** Passes every matching document to the consumer in batches, regardless of the query's limit. */
    public void forEach(Query where, Consumer<T> consumer) {
        try (var cursor = execute(() -> query(where).limit(0).batchSize(Query.MAX_LIMIT).cursor())) {
            while (execute(cursor::hasNext)) {
                consumer.accept(cursor.next());
            }
        }
    }

    private FindIterable<T> query(Query where) {
        return collection.find(translator.filter(where)).sort(translator.sort(where)).limit(where.limit());
    }

    /** Returns false if there was no such document. */
    public boolean delete(String id) {
        return execute(() -> collection.deleteOne(eq(AggregateCodec.ID, new BsonString(id))).getDeletedCount() == 1);
    }

    private <R> R execute(Supplier<R> question) {
        try {
            database.requireIndexes(name);
            return database.execute(question);
        } catch (MongoWriteException e) {
            throw e.getError().getCode() == DUPLICATE ? new DuplicateKeyException(name) : e;
        }
    }

    private BsonDocument toBson(T aggregate) {
        var document = new BsonDocument();
        try (var out = new BsonDocumentWriter(document)) {
            out.writeStartDocument();
            codec.writeFields(out, aggregate);
            out.writeEndDocument();
        }
        return document;
    }
}
