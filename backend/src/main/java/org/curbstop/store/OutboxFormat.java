package org.curbstop.store;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.curbstop.store.bson.ValueCodecs;

/**
 * Storage format of events in the document of their aggregate: the array {@code _outbox}, oldest first, each {@code {id, at, event}}, with
 * {@code _telling: true} beside it while there are any. Writing the aggregate's state never overwrites them.
 */
final class OutboxFormat {

    static final String ENTRIES = "_outbox";
    static final String PENDING = "_telling";
    static final String ENTRY_ID = "id";
    static final String AT = "at";
    static final String EVENT = "event";

    private OutboxFormat() {}

    static BsonDocument append(BsonDocument state, List<OutboxMessage> events) {
        return state.append(ENTRIES, entries(events)).append(PENDING, BsonBoolean.TRUE);
    }

    /** Returns an update that sets the whole state and appends the new events. */
    static BsonDocument update(BsonDocument state, List<String> absent, List<OutboxMessage> events) {
        state.remove("_id");
        var update = new BsonDocument("$set", state);
        if (!absent.isEmpty()) {
            var unset = new BsonDocument();
            absent.forEach(field -> unset.append(field, BsonBoolean.TRUE));
            update.append("$unset", unset);
        }
        if (!events.isEmpty()) {
            state.append(PENDING, BsonBoolean.TRUE);
            update.append("$push", new BsonDocument(ENTRIES, new BsonDocument("$each", entries(events))));
        }
        return update;
    }

    private static BsonArray entries(List<OutboxMessage> events) {
        var at = new BsonDateTime(System.currentTimeMillis());
        return new BsonArray(events.stream()
                .map(each -> new BsonDocument(ENTRY_ID, new BsonString(each.id())).append(AT, at).append(EVENT,
                        ValueCodecs.writeSelfDescribing(each.event())))
                .toList());
    }
}
