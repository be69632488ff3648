package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.WriteConcernError;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUnavailableTest {

    private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 27017);

    private static MongoCommandException command(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)).append("errmsg", new BsonString("no")),
                SERVER);
    }

    /** Not primary, stepping down, shutting down, interrupted, unauthenticated, unauthorized, disk full, no majority. */
    @ParameterizedTest
    @ValueSource(ints = {10107, 13435, 189, 91, 11600, 11602, 18, 13, 14031, 64, 100, 9001, 8000})
    void a_server_that_cannot_serve_now_counts_as_unavailable(int code) {
        assertThat(DatabaseUnavailableException.isCausedBy(command(code))).isTrue();
        assertThat(DatabaseUnavailableException
                .isCausedBy(new MongoWriteException(new WriteError(code, "no", new BsonDocument()), SERVER, Set.of()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 11000, 66, 121, 10334})
    void a_permanent_command_failure_does_not_count_as_unavailable(int code) {
        assertThat(DatabaseUnavailableException.isCausedBy(command(code))).isFalse();
    }

    @Test
    void wrong_password_missing_majority_and_interruption_count_as_unavailable() {
        var credential = MongoCredential.createCredential("curbstop", "admin", "x".toCharArray());
        assertThat(DatabaseUnavailableException.isCausedBy(new MongoSecurityException(credential, "refused"))).isTrue();
        assertThat(DatabaseUnavailableException.isCausedBy(new MongoWriteConcernException(
                new WriteConcernError(64, "WriteConcernTimeout", "no majority", new BsonDocument()),
                WriteConcernResult.acknowledged(1, false, null), SERVER, Set.of()))).isTrue();
        assertThat(DatabaseUnavailableException.isCausedBy(new MongoInterruptedException("stopping", new InterruptedException()))).isTrue();
    }

    @Test
    void a_refusing_server_is_unavailable_until_a_command_succeeds() {
        var reachability = new DatabaseAvailability();
        assertThatThrownBy(() -> reachability.execute(() -> {
            throw command(18);
        })).isInstanceOf(DatabaseUnavailableException.class);
        assertThat(reachability.isReachable()).isFalse();
        assertThat(reachability.execute(() -> "answer")).isEqualTo("answer");
        assertThat(reachability.isReachable()).isTrue();
        assertThatThrownBy(() -> reachability.execute(() -> {
            throw command(9);
        })).isInstanceOf(MongoException.class);
        assertThat(reachability.isReachable()).isTrue();
    }
}
