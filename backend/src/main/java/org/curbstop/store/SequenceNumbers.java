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

/** Counts up by name, from 1; no value is ever given twice, also not after a crash. Values may be skipped. */
public final class SequenceNumbers {

    private static final String VALUE = "value";
    private static final int DUPLICATE = 11000;

    private final Database database;
    private final MongoCollection<BsonDocument> counters;

    SequenceNumbers(Database database) {
        this.database = database;
        this.counters = database.bsonCollection("counters");
    }

    /** The value given last; 0 if none was. */
    public long current(String name) {
        return current(Set.of(name)).getOrDefault(name, 0L);
    }

    /** The values given last, of those that were given any. */
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
                // Two callers made the counter at once: it is there now.
                if (e.getErrorCode() != DUPLICATE) {
                    throw e;
                }
            }
        }
    }
}
