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
 * One collection of one aggregate: a record with a component {@code id} (text or a typed id) and, if it changes, a {@code long version}.
 * Every write is one document, so it holds whole or not at all; of two concurrent writers the second is refused and loses nothing.
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

    /** False: a document with that id or another unique value is there already. */
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
     * Many at once, for imports: one write for all of them, in no order.
     *
     * @return how many are new; one whose id or unique value is there already changes nothing and is no error
     */
    public int insertAll(List<T> aggregates) {
        if (aggregates.isEmpty()) {
            return 0;
        }
        if (aggregates.stream().anyMatch(each -> !codec.outbox(each).isEmpty())) {
            throw new IllegalArgumentException("an import tells nothing: insert one by one");
        }
        return execute(() -> {
            try {
                collection.insertMany(aggregates, new InsertManyOptions().ordered(false));
                return aggregates.size();
            } catch (MongoBulkWriteException e) {
                // Not insertedCount, which the embedded server gets wrong after an error.
                if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE) && e.getWriteConcernError() == null) {
                    return aggregates.size() - e.getWriteErrors().size();
                }
                throw e;
            }
        });
    }

    /**
     * Many at once, for imports: each as {@link #replace} would, in one write.
     *
     * @return how many were replaced; of the others somebody was first
     * @throws DuplicateKeyException another document has one of their unique values; some may be replaced
     */
    public int replaceAll(List<T> nexts) {
        if (nexts.isEmpty()) {
            return 0;
        }
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        for (T next : nexts) {
            List<OutboxMessage> events = codec.outbox(next);
            if (!events.isEmpty()) {
                throw new IllegalArgumentException("an import tells nothing: replace one by one");
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

    /** What is stored under its id, if it still has the version that this one was made from. */
    private Bson sameVersion(T next) {
        return new BsonDocument(AggregateCodec.ID, new BsonString(codec.id(next)))
                .append(AggregateCodec.VERSION, new BsonInt64(codec.version(next)));
    }

    /** Those that are there, by id. */
    public List<T> findAll(Collection<String> ids) {
        return list(Query.whereIn("id", ids));
    }

    /**
     * Stores {@code next} with the next version if what is stored still has the version that {@code next} was made from. False:
     * somebody was first.
     *
     * @throws DuplicateKeyException another document has one of its unique values
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
     * Reads, applies and replaces until it holds; {@code change} runs again when somebody was first, so it has no side effects.
     * Returning the very same object leaves everything as it is.
     *
     * @return what is stored now
     * @throws NoSuchElementException no document has that id
     * @throws OptimisticLockException fifty others were first
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

    /** The one document with that value in a unique field; of several, the one with the lowest id. */
    public Optional<T> findBy(String field, Object value) {
        return list(Query.where(field, value).ascending("id").limit(1)).stream().findFirst();
    }

    public List<T> list(Query where) {
        return execute(() -> query(where).into(new ArrayList<>()));
    }

    /** Every document of the answer, however many, without holding them all. */
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

    /** False: there was none. */
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
