package org.curbstop.store;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Lease held by one process at a time, by the system clock; it expires unless renewed. */
final class Lease {

    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";

    private final MongoCollection<BsonDocument> leases;
    private final BsonString name;
    private final Duration time;
    private final BsonString holderId = new BsonString(UUID.randomUUID().toString());
    private volatile long renewAtMillis;

    Lease(MongoCollection<BsonDocument> leases, String name, Duration time) {
        this.leases = leases;
        this.name = new BsonString(name);
        this.time = time;
    }

    /** Acquires or renews the lease. A lease in the first half of its time is not written again. */
    boolean tryHold() {
        long now = System.currentTimeMillis();
        if (now < renewAtMillis) {
            return true;
        }
        var until = new BsonDateTime(now + time.toMillis());
        BsonDocument lease = leases.find(new BsonDocument("_id", name)).first();
        boolean held = lease == null
                ? insert(until)
                : (lease.getString(HOLDER).equals(holderId) || lease.getDateTime(UNTIL).getValue() < now) && takeOver(lease, until);
        renewAtMillis = held ? now + time.toMillis() / 2 : 0;
        return held;
    }

    private boolean insert(BsonDateTime until) {
        try {
            leases.insertOne(new BsonDocument("_id", name).append(HOLDER, holderId).append(UNTIL, until));
            return true;
        } catch (MongoWriteException e) {
            return false;
        }
    }

    private boolean takeOver(BsonDocument seen, BsonDateTime until) {
        return leases.updateOne(seen, Updates.combine(Updates.set(HOLDER, holderId), Updates.set(UNTIL, until))).getMatchedCount() == 1;
    }

    void release() {
        if (renewAtMillis > 0) {
            try {
                leases.deleteOne(new BsonDocument("_id", name).append(HOLDER, holderId));
            } catch (MongoException e) {
                renewAtMillis = 0; // the database is unavailable: the lease expires by itself
            }
        }
    }
}
