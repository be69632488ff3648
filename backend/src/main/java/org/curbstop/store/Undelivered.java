package org.curbstop.store;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Events that were given up after many tries: listed, never lost. */
public final class Undelivered {

    private final Store store;
    private final MongoCollection<BsonDocument> given;

    /**
     * @param aggregate collection and id of what told it
     * @param event its stored name
     * @param refusal class and message of what the listener threw
     */
    public record Entry(String id, String collection, String aggregate, String event, String refusal, Instant since) {}

    Undelivered(Store store) {
        this.store = store;
        this.given = store.raw("undelivered");
    }

    void add(String collection, String aggregate, BsonDocument entry, Throwable refusal) {
        var id = entry.getString(Outbox.ENTRY_ID);
        var kept = new BsonDocument("_id", id)
                .append("collection", new BsonString(collection))
                .append("aggregate", new BsonString(aggregate))
                .append("event", entry.get(Outbox.EVENT))
                .append("refusal", new BsonString(refusal.getClass().getName() + ": " + refusal.getMessage()))
                .append("since", new BsonDateTime(System.currentTimeMillis()));
        if (given.find(new BsonDocument("_id", id)).first() == null) {
            given.insertOne(kept);
        }
    }

    /** Oldest id first, a thousand at most. */
    public List<Entry> list() {
        return store.ask(() -> given.find(new BsonDocument()).sort(new BsonDocument("_id", new BsonInt32(1))).limit(Where.MOST)
                .map(each -> new Entry(
                        each.getString("_id").getValue(),
                        each.getString("collection").getValue(),
                        each.getString("aggregate").getValue(),
                        each.getDocument("event").getString("is").getValue(),
                        each.getString("refusal").getValue(),
                        Instant.ofEpochMilli(each.getDateTime("since").getValue())))
                .into(new ArrayList<>()));
    }
}
