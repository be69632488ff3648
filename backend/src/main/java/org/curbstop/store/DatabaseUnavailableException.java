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
 * The database is unavailable. A read has no result; a write may or may not have happened, so every write must be repeatable under the same
 * key.
 */
public final class DatabaseUnavailableException extends TemporarilyUnavailableException {

    /**
     * Error codes for denied access: a wrong or revoked password, a missing role. The database is unavailable until someone corrects it.
     */
    private static final Set<Integer> ACCESS_DENIED = Set.of(11, 13, 18, 8000);

    /**
     * Error codes of a server that cannot serve the replica set now: not the primary, stepping down, shutting down, no majority in time,
     * disk full. Source: MongoDB manual, "Error Codes".
     */
    private static final Set<Integer> UNAVAILABLE = Set.of(
            6, 7, 24, 46, 50, 64, 89, 91, 100, 133, 189, 202, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436, 14031);

    /** For a database already known to be unavailable. */
    DatabaseUnavailableException() {
        super("the database does not answer");
    }

    DatabaseUnavailableException(RuntimeException cause) {
        super("the database does not answer", cause);
    }

    /** For indexes that are still being built: without a unique index, a command could return a wrong result. */
    DatabaseUnavailableException(String collection) {
        super("the indexes of " + collection + " are still being built");
    }

    /** Returns whether the same command may succeed later, unchanged. */
    static boolean isCausedBy(MongoException e) {
        return switch (e) {
            case MongoSocketException _, MongoTimeoutException _, MongoConnectionPoolClearedException _, MongoServerUnavailableException _,
            MongoNotPrimaryException _, MongoNodeIsRecoveringException _, MongoInterruptedException _, MongoWriteConcernException _ -> true;
            case MongoWriteException write -> isUnavailable(write.getError().getCode());
            case MongoBulkWriteException bulk -> bulk.getWriteConcernError() != null
                    || bulk.getWriteErrors().stream().anyMatch(error -> isUnavailable(error.getCode()));
            default -> isAccessDenied(e) || UNAVAILABLE.contains(e.getCode());
        };
    }

    /** Returns whether the server is available but denies us access. */
    static boolean isAccessDenied(MongoException e) {
        return e instanceof MongoSecurityException || ACCESS_DENIED.contains(e.getCode());
    }

    private static boolean isUnavailable(int code) {
        return UNAVAILABLE.contains(code) || ACCESS_DENIED.contains(code);
    }
}
