package org.curbstop.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.MongoCommandException;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** Counts up by name, from 1; no value is ever given twice, also not after a crash. Values may be skipped. */
public final class Counters {

    private static final String VALUE = "value";
    private static final int DUPLICATE = 11000;

    private final Store store;
    private final MongoCollection<BsonDocument> counters;

    Counters(Store store) {
        this.store = store;
        this.counters = store.raw("counters");
    }

    /** The value given last; 0 if none was. */
    public long current(String name) {
        var counted = store.ask(() -> counters.find(new BsonDocument("_id", new BsonString(name))).first());
        return counted == null ? 0 : counted.getNumber(VALUE).longValue();
    }

    public long next(String name) {
        while (true) {
            try {
                var counted = store.ask(() -> counters.findOneAndUpdate(
                        new BsonDocument("_id", new BsonString(name)),
                        new BsonDocument("$inc", new BsonDocument(VALUE, new BsonInt64(1))),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
                if (counted != null) {
                    return counted.getNumber(VALUE).longValue();
                }
            } catch (MongoCommandException e) {
                // Two callers made the counter at once: it is there now.
                if (e.getErrorCode() != DUPLICATE) {
                    throw e;
                }
            }
        }
    }
}
