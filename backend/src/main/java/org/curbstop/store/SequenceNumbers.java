package org.curbstop.store;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** Named sequences that start at 1. No value is returned twice, even after a crash; values may be skipped. */
public final class SequenceNumbers {

    private static final String VALUE = "value";
    private static final int DUPLICATE = 11000;

    private final Database database;
    private final MongoCollection<BsonDocument> counters;

    SequenceNumbers(Database database) {
        this.database = database;
        this.counters = database.bsonCollection("counters");
    }

    /** Returns the last value of the sequence, or 0 if it was never used. */
    public long current(String name) {
        return current(Set.of(name)).getOrDefault(name, 0L);
    }

    /** Returns the last values of the named sequences; sequences never used are left out. */
    public Map<String, Long> current(Collection<String> names) {
        Map<String, Long> found = new HashMap<>();
        if (!names.isEmpty()) {
            var ids = new BsonArray(names.stream().map(BsonString::new).toList());
            database.execute(() -> counters.find(new BsonDocument("_id", new BsonDocument("$in", ids))).into(new ArrayList<>()))
                    .forEach(counted -> found.put(counted.getString("_id").getValue(), counted.getNumber(VALUE).longValue()));
        }
        return found;
    }

    public long next(String name) {
        while (true) {
            try {
                var counted = database.execute(() -> counters.findOneAndUpdate(
                        new BsonDocument("_id", new BsonString(name)),
                        new BsonDocument("$inc", new BsonDocument(VALUE, new BsonInt64(1))),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
                if (counted != null) {
                    return counted.getNumber(VALUE).longValue();
                }
            } catch (MongoCommandException e) {
                // Two callers created the counter concurrently; it exists now.
                if (e.getErrorCode() != DUPLICATE) {
                    throw e;
                }
            }
        }
    }
}
