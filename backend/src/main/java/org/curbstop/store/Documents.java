package org.curbstop.store;

import static com.mongodb.client.model.Filters.and;
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
import org.curbstop.store.bson.AggregateForm;

/**
 * One collection of one aggregate: a record with a component {@code id} (text or a typed id) and, if it changes, a {@code long
 * version}. Every write is one document, so it holds whole or not at all; who comes second is told so and loses nothing.
 */
public final class Documents<T> {

    private static final int DUPLICATE = 11000;
    private static final int TRIES = 50;
    private static final long LONGEST_WAIT_NANOS = 8_000_000;

    private final String name;
    private final AggregateForm<T> form;
    private final Store store;
    private final Questions questions;
    private final MongoCollection<T> collection;
    private final MongoCollection<BsonDocument> raw;

    Documents(Store store, Class<T> type, String name, List<Index> indexes) {
        this.store = store;
        this.name = name;
        this.form = new AggregateForm<>(type);
        this.questions = new Questions(name, indexes);
        this.collection = store.collection(name, form);
        this.raw = store.raw(name);
    }

    public String name() {
        return name;
    }

    public Optional<T> find(String id) {
        return asked(() -> Optional.ofNullable(collection.find(eq(AggregateForm.ID, new BsonString(id))).first()));
    }

    /** False: a document with that id or another unique value is there already. */
    public boolean insert(T aggregate) {
        List<Outgoing> events = form.outbox(aggregate);
        boolean first = asked(() -> {
            try {
                return events.isEmpty()
                        ? collection.insertOne(aggregate).wasAcknowledged()
                        : raw.insertOne(Outbox.put(state(aggregate), events)).wasAcknowledged();
            } catch (MongoWriteException e) {
                if (e.getError().getCode() == DUPLICATE) {
                    return false;
                }
                throw e;
            }
        });
        if (first && !events.isEmpty()) {
            store.wake(name, form.id(aggregate));
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
        if (aggregates.stream().anyMatch(each -> !form.outbox(each).isEmpty())) {
            throw new IllegalArgumentException("an import tells nothing: insert one by one");
        }
        return asked(() -> {
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
     * @throws Taken another document has one of their unique values; some may be replaced
     */
    public int replaceAll(List<T> nexts) {
        if (nexts.isEmpty()) {
            return 0;
        }
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        for (T next : nexts) {
            List<Outgoing> events = form.outbox(next);
            if (!events.isEmpty()) {
                throw new IllegalArgumentException("an import tells nothing: replace one by one");
            }
            T written = form.written(next, form.version(next) + 1);
            writes.add(next instanceof Outboxed
                    ? new UpdateOneModel<>(same(next), Outbox.update(state(written), form.absentFields(written), events))
                    : new ReplaceOneModel<>(same(next), state(written)));
        }
        return asked(() -> {
            try {
                return raw.bulkWrite(writes, new BulkWriteOptions().ordered(false)).getMatchedCount();
            } catch (MongoBulkWriteException e) {
                throw e.getWriteErrors().stream().anyMatch(error -> error.getCode() == DUPLICATE) ? new Taken(name) : e;
            }
        });
    }

    /** What is stored under its id, if it still has the version that this one was made from. */
    private Bson same(T next) {
        return and(eq(AggregateForm.ID, new BsonString(form.id(next))), eq(AggregateForm.VERSION, new BsonInt64(form.version(next))));
    }

    /** Those that are there, by id. */
    public List<T> findAll(Collection<String> ids) {
        return list(Where.in("id", ids));
    }

    /**
     * Stores {@code next} with the next version if what is stored still has the version that {@code next} was made from. False:
     * somebody was first.
     *
     * @throws Taken another document has one of its unique values
     */
    public boolean replace(T next) {
        if (!form.hasVersion()) {
            throw new IllegalStateException(name + " has no version: its documents never change");
        }
        String id = form.id(next);
        Bson same = same(next);
        T written = form.written(next, form.version(next) + 1);
        if (!(next instanceof Outboxed)) {
            return asked(() -> collection.replaceOne(same, written).getMatchedCount() == 1);
        }
        List<Outgoing> events = form.outbox(next);
        boolean first = asked(() -> raw.updateOne(same, Outbox.update(state(written), form.absentFields(written), events)).getMatchedCount() == 1);
        if (first && !events.isEmpty()) {
            store.wake(name, id);
        }
        return first;
    }

    /**
     * Reads, applies and replaces until it holds; {@code change} runs again when somebody was first, so it has no side effects.
     * Returning the very same object leaves everything as it is.
     *
     * @return what is stored now
     * @throws NoSuchElementException no document has that id
     * @throws Contended fifty others were first
     */
    public T change(String id, UnaryOperator<T> change) {
        for (int tries = 0; tries < TRIES; tries++) {
            T found = find(id).orElseThrow(() -> new NoSuchElementException(name + " has no such document"));
            T next = change.apply(found);
            if (next == found) {
                return found;
            }
            if (form.version(next) != form.version(found)) {
                throw new IllegalArgumentException("a change keeps the version: the store counts it");
            }
            if (replace(next)) {
                return form.written(next, form.version(next) + 1);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(Math.min(LONGEST_WAIT_NANOS, 50_000L << Math.min(tries, 8))));
        }
        throw new Contended(name);
    }

    /** The one document with that value in a unique field; of several, the one with the lowest id. */
    public Optional<T> findBy(String field, Object value) {
        return list(Where.is(field, value).ascending("id").limit(1)).stream().findFirst();
    }

    public List<T> list(Where where) {
        return asked(() -> found(where).into(new ArrayList<>()));
    }

    /** Every document of the answer, however many, without holding them all. */
    public void each(Where where, Consumer<T> consumer) {
        try (var cursor = asked(() -> found(where).limit(0).batchSize(Where.MOST).cursor())) {
            while (asked(cursor::hasNext)) {
                consumer.accept(cursor.next());
            }
        }
    }

    private FindIterable<T> found(Where where) {
        return collection.find(questions.filter(where)).sort(questions.sort(where)).limit(where.limit());
    }

    /** False: there was none. */
    public boolean delete(String id) {
        return asked(() -> collection.deleteOne(eq(AggregateForm.ID, new BsonString(id))).getDeletedCount() == 1);
    }

    private <R> R asked(Supplier<R> question) {
        try {
            store.ready(name);
            return store.ask(question);
        } catch (MongoWriteException e) {
            throw e.getError().getCode() == DUPLICATE ? new Taken(name) : e;
        }
    }

    private BsonDocument state(T aggregate) {
        var document = new BsonDocument();
        try (var out = new BsonDocumentWriter(document)) {
            out.writeStartDocument();
            form.writeState(out, aggregate);
            out.writeEndDocument();
        }
        return document;
    }
}
