package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server builds its indexes at startup, so no request waits for one. */
class IndexBuilderTest {

    record Jar(String id, String owner) {}

    @Test
    void indexes_exist_before_the_first_request() {
        try (var test = new TestStore()) {
            var jars = test.store().collection(Jar.class, "jars", Index.unique("owner"));
            test.store().buildIndexes();
            List<String> said = RecordedCommands.during(() -> jars.insert(new Jar("j1", "ada")));
            assertThat(said).containsExactly("insert jars");
        }
    }

    @Test
    void without_the_database_a_server_starts_and_builds_indexes_later() throws Exception {
        try (var test = TestStore.cuttable()) {
            var jars = test.store().collection(Jar.class, "jars", Index.unique("owner"));
            test.wire().cut();
            test.store().buildIndexes();
            assertThatThrownBy(() -> jars.insert(new Jar("j1", "ada"))).isInstanceOf(DatabaseUnavailableException.class);
            test.wire().mend();

            var done = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                while (!inserted(jars)) {
                    Thread.onSpinWait();
                }
                done.countDown();
            });
            assertThat(done.await(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            assertThat(jars.insert(new Jar("j2", "ada"))).as("the unique index is there").isFalse();
        }
    }

    private static boolean inserted(AggregateCollection<Jar> jars) {
        try {
            return jars.insert(new Jar("j1", "ada"));
        } catch (DatabaseUnavailableException e) {
            return false;
        }
    }
}
