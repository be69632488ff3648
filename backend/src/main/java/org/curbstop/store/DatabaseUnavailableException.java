package org.curbstop.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import java.util.Set;
import org.curbstop.common.TemporarilyUnavailableException;

/**
 * The database does not answer now. A read found nothing out; a write may or may not have happened, which is why every write can
 * be done again under the same key.
 */
public final class DatabaseUnavailableException extends TemporarilyUnavailableException {

    private static final long serialVersionUID = 1L;

    /**
     * Errors by which a server refuses us: a wrong or revoked password, a missing role. Somebody has to correct it, and until then it is
     * unavailable.
     */
    private static final Set<Integer> ACCESS_DENIED = Set.of(11, 13, 18, 8000);

    /**
     * Codes by which a server says that it cannot answer for the replica set now: not the primary, stepping down, shutting down, no
     * majority in time, disk full. Source: MongoDB manual, "Error Codes".
     */
    private static final Set<Integer> UNAVAILABLE = Set.of(
            6, 7, 24, 46, 50, 64, 89, 91, 100, 133, 189, 202, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436, 14031);

    /** Known without asking it. */
    DatabaseUnavailableException() {
        super("the database does not answer");
    }

    DatabaseUnavailableException(RuntimeException cause) {
        super("the database does not answer", cause);
    }

    /** Not built yet: a question asked now might be answered wrongly, for want of a unique index. */
    DatabaseUnavailableException(String collection) {
        super("the indexes of " + collection + " are still being built");
    }

    /** Whether the same command may well succeed later, with nothing changed in it. */
    static boolean isCausedBy(MongoException e) {
        return switch (e) {
            case MongoSocketException _, MongoTimeoutException _, MongoConnectionPoolClearedException _, MongoServerUnavailableException _,
            MongoNotPrimaryException _,MongoNodeIsRecoveringException _,MongoInterruptedException _,MongoWriteConcernException _ -> true;
            case MongoWriteException write -> isUnavailable(write.getError().getCode());
            case MongoBulkWriteException bulk -> bulk.getWriteConcernError() != null
                    || bulk.getWriteErrors().stream().anyMatch(error -> isUnavailable(error.getCode()));
            default -> isAccessDenied(e) || UNAVAILABLE.contains(e.getCode());
        };
    }

    /** Whether the server answers, but not to us. */
    static boolean isAccessDenied(MongoException e) {
        return e instanceof MongoSecurityException || ACCESS_DENIED.contains(e.getCode());
    }

    private static boolean isUnavailable(int code) {
        return UNAVAILABLE.contains(code) || ACCESS_DENIED.contains(code);
    }
}
