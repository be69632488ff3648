package org.curbstop.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

class DurableBackendTest {

    @Test
    void a_heartbeat_is_answered_during_a_long_write() {
        var lock = new ReentrantReadWriteLock(true);
        try (MVStore store = new MVStore.Builder().autoCommitDisabled().open()) {
            var backend = new DurableBackend(store, lock, new GroupCommit(store, lock.writeLock()), new ConnectionAuthenticator());
            lock.writeLock().lock();
            try {
                assertThat(CompletableFuture.supplyAsync(
                        () -> backend.handleCommand(new EmbeddedChannel(), "admin", "isMaster", new Document("isMaster", 1))))
                        .succeedsWithin(Duration.ofSeconds(30)).extracting(answer -> answer.get("ok")).isEqualTo(1.0);
            } finally {
                lock.writeLock().unlock();
            }
        }
    }
}
