package org.curbstop.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Events that were given up after many delivery attempts. They are listed and never lost. */
public final class DeadLetterQueue {

    private final Database database;
    private final MongoCollection<BsonDocument> deadLetters;

    /**
     * @param aggregate id of the aggregate that published the event
     * @param event stored name of the event
     * @param refusal class and message of the listener's exception
     * @param since when the event was given up
     */
    public record DeadLetter(String id, String collection, String aggregate, String event, String refusal, Instant since) {}

    DeadLetterQueue(Database database) {
        this.database = database;
        this.deadLetters = database.bsonCollection("undelivered");
    }

    void add(String collection, String aggregate, BsonDocument entry, Throwable refusal) {
        var id = entry.getString(OutboxFormat.ENTRY_ID);
        var kept = new BsonDocument("_id", id)
                .append("collection", new BsonString(collection))
                .append("aggregate", new BsonString(aggregate))
                .append("event", entry.get(OutboxFormat.EVENT))
                .append("refusal", new BsonString(refusal.getClass().getName() + ": " + refusal.getMessage()))
                .append("since", new BsonDateTime(System.currentTimeMillis()));
        if (deadLetters.find(new BsonDocument("_id", id)).first() == null) {
            deadLetters.insertOne(kept);
        }
    }

    /** Returns at most 1,000 events, ordered by id. */
    public List<DeadLetter> list() {
        return database
                .execute(() -> deadLetters.find(new BsonDocument()).sort(new BsonDocument("_id", new BsonInt32(1))).limit(Query.MAX_LIMIT)
                .map(each -> new DeadLetter(
                        each.getString("_id").getValue(),
                        each.getString("collection").getValue(),
                        each.getString("aggregate").getValue(),
                        each.getDocument("event").getString("is").getValue(),
                        each.getString("refusal").getValue(),
                        Instant.ofEpochMilli(each.getDateTime("since").getValue())))
                .into(new ArrayList<>()));
    }

    /** Returns the event to its outbox for delivery. Returns false if it is no longer listed or its aggregate was deleted. */
    public boolean redeliver(String id) {
        return database.execute(() -> {
            var byId = new BsonDocument("_id", new BsonString(id));
            BsonDocument kept = deadLetters.find(byId).first();
            if (kept == null) {
                return false;
            }
            String collection = kept.getString("collection").getValue();
            BsonString aggregate = kept.getString("aggregate");
            var entry = new BsonDocument(OutboxFormat.ENTRY_ID, new BsonString(id)).append(OutboxFormat.AT, kept.get("since"))
                    .append(OutboxFormat.EVENT, kept.get("event"));
            boolean there = database.bsonCollection(collection)
                    .updateOne(new BsonDocument("_id", aggregate),
                            Updates.combine(Updates.push(OutboxFormat.ENTRIES, entry), Updates.set(OutboxFormat.PENDING, BsonBoolean.TRUE)))
                    .getMatchedCount() == 1;
            if (there) {
                deadLetters.deleteOne(byId); // deleted last: a crash in between delivers the event and leaves it listed
                database.deliverNow(collection, aggregate.getValue());
            }
            return there;
        });
    }
}
