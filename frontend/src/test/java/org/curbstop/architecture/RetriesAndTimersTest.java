package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Retries use {@code RetrySchedule} and recurring work uses {@code JobScheduler}. Exceptions are listed here. */
class RetriesAndTimersTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern PAUSE = Pattern
            .compile("Thread\\.sleep\\(|parkNanos\\b|Math\\.pow\\(2|<< ?\\(?(?:tries|attempts|Math\\.min)");
    private static final Pattern TIMER = Pattern
            .compile("newSingleThreadScheduledExecutor|newScheduledThreadPool|ScheduledThreadPoolExecutor\\(|new Timer\\(");

    /** Pauses that are not retries of an external system, each with its reason. */
    private static final Map<String, String> PAUSES = Map.of(
            "OutboxRelay.java", "drained() waits for its own threads",
            "AggregateCollection.java", "compare-and-set within one process, microseconds, fifty times at most",
            "AttemptLimiter.java", "compare-and-set, microseconds",
            "CheckoutSessions.java", "waits five seconds at most for the other press of one button",
            "PostingRepository.java", "compare-and-set of the next number, two milliseconds at most",
            "IndexBuilder.java", "below Spring: builds indexes when the database comes",
            "VirtualThreadWatchdog.java", "samples at an even pace whether threads make progress",
            "SendRateLimiter.java", "sends no faster than a carrier takes",
            "FlowConversations.java", "waits for the other turn of one conversation");

    private static final Map<String, String> TIMERS = Map.of(
            "JobScheduler.java", "the scheduler's own watch",
            "OutboxRelay.java", "polls the outbox below Spring; catches errors too",
            "StoreCompactor.java", "below Spring, in the embedded server");

    private static Set<String> files(Pattern what, Set<String> known) {
        var found = new TreeSet<String>();
        for (String module : new String[] {"embedded-store", "backend", "ivr-flows", "frontend"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).filter(file -> what.matcher(read(file)).find())
                        .map(file -> file.getFileName().toString()).filter(name -> !known.contains(name)).forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_retry_defines_its_own_delay() {
        assertThat(files(PAUSE, PAUSES.keySet())).isEmpty();
    }

    @Test
    void no_job_has_its_own_timer() {
        assertThat(files(TIMER, TIMERS.keySet())).isEmpty();
    }

    @Test
    void a_delay_and_a_timer_are_detected() {
        assertThat(PAUSE.matcher("long pause = first << (tries - 1);").find()).isTrue();
        assertThat(PAUSE.matcher("Thread.sleep(100);").find()).isTrue();
        assertThat(TIMER.matcher("Executors.newScheduledThreadPool(1)").find()).isTrue();
        assertThat(files(PAUSE, Set.of())).containsAll(PAUSES.keySet());
        assertThat(files(TIMER, Set.of())).containsAll(TIMERS.keySet());
    }
}
