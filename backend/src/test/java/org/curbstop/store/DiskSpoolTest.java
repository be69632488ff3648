package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the file, the process or the database: acknowledged work is done or stays where staff find it. */
class DiskSpoolTest {

    record Report(String id) {}

    @TempDir
    Path data;

    private DiskSpool<Report> process() {
        return new DiskSpoolFactory(data).create(Report.class, "reports");
    }

    private Path folder() {
        return data.resolve("spool").resolve("reports");
    }

    private static List<String> replayed(DiskSpool<Report> spool) {
        var done = new ArrayList<String>();
        spool.replay(report -> done.add(report.id()));
        return done;
    }

    @Test
    void a_record_after_a_truncated_one_is_not_lost() throws IOException {
        process().add(new Report("before"));
        byte[] whole = Files.readAllBytes(folder().resolve("open"));
        Files.write(folder().resolve("open"), Arrays.copyOf(whole, whole.length - 3), StandardOpenOption.APPEND);

        var next = process();
        next.add(new Report("after"));

        assertThat(replayed(next)).containsExactly("before", "after");
        assertThat(next.isEmpty()).isTrue();
    }

    @Test
    void a_full_disk_loses_no_record_accepted_before_or_after() throws IOException {
        var spool = process();
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createDirectories(folder());
        Files.createSymbolicLink(folder().resolve("open"), full);
        assertThatThrownBy(() -> spool.add(new Report("refused"))).isInstanceOf(UncheckedIOException.class);
        Files.delete(folder().resolve("open"));

        spool.add(new Report("after"));

        assertThat(replayed(spool)).containsExactly("after");
    }

    @Test
    void a_failed_write_does_not_swallow_the_next_record() throws IOException {
        var spool = process();
        spool.add(new Report("before"));
        byte[] whole = Files.readAllBytes(folder().resolve("open"));
        Files.write(folder().resolve("open"), Arrays.copyOf(whole, whole.length - 3), StandardOpenOption.APPEND);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> spool.add(new Report("refused"))).isInstanceOf(UncheckedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        spool.add(new Report("after"));

        assertThat(replayed(spool)).containsExactly("before", "after");
        assertThat(spool.isEmpty()).isTrue();
    }

    @Test
    void records_before_an_unreadable_one_are_processed() throws IOException {
        process().add(new Report("before"));
        Files.write(folder().resolve("open"), new byte[] {9, 0, 0, 0, 99, 1, 2, 3, 4, 5}, StandardOpenOption.APPEND);

        assertThat(replayed(process())).containsExactly("before");
        try (var files = Files.list(folder())) {
            assertThat(files.filter(DiskSpool::isUnprocessable)).hasSize(1);
        }
    }

    @Test
    void an_interrupted_replay_repeats_one_file_of_limited_size() {
        var spool = process();
        List<String> long5 = List.of("1", "2", "3", "4", "5").stream().map(id -> id.repeat((int) DiskSpool.MAX_FILE / 2 + 1)).toList();
        long5.forEach(id -> spool.add(new Report(id)));
        spool.replay(report -> {
            if (report.id().startsWith("4")) {
                throw new DatabaseUnavailableException(new MongoException("gone"));
            }
        });

        assertThat(replayed(spool)).containsExactlyElementsOf(long5.subList(2, 5));
    }

    @Test
    void a_full_spool_refuses_instead_of_filling_the_disk() throws IOException {
        Files.createDirectories(folder());
        try (var file = FileChannel.open(folder().resolve("closed-1"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1), DiskSpool.MAX_ALL - 1);
        }
        assertThatThrownBy(() -> process().add(new Report("one"))).isInstanceOf(UncheckedIOException.class);
        Files.delete(folder().resolve("closed-1"));
        var spool = process();
        spool.add(new Report("two"));

        assertThat(replayed(spool)).containsExactly("two");
    }

    @Test
    void a_rejected_record_blocks_no_other_and_is_retried_after_restart() {
        var spool = process();
        List.of("first", "bad", "last").forEach(id -> spool.add(new Report(id)));
        var done = new ArrayList<String>();
        spool.replay(report -> {
            if (report.id().equals("bad")) {
                throw new IllegalStateException("not by this program");
            }
            done.add(report.id());
        });
        assertThat(done).containsExactly("first", "last");

        var next = process();
        assertThat(next.isEmpty()).isFalse();
        assertThat(replayed(next)).containsExactly("bad");
        assertThat(next.isEmpty()).isTrue();
    }

    @Test
    void a_database_failure_during_replay_rejects_no_record() {
        var spool = process();
        spool.add(new Report("one"));
        for (RuntimeException fault : List.of(new DatabaseUnavailableException(new MongoException("gone")),
                new OptimisticLockException("reports"))) {
            assertThat(spool.replay(report -> {
                throw fault;
            })).isZero();
        }
        assertThat(replayed(spool)).containsExactly("one");
    }

    @Test
    void an_unreadable_file_is_kept_and_the_next_one_processed() throws IOException {
        Files.createDirectories(folder());
        Files.write(folder().resolve("closed-00000000000000000001-x"), new byte[] {9, 0, 0, 0, 99, 1, 2, 3, 4, 5});
        var spool = process();
        spool.add(new Report("one"));

        assertThat(replayed(spool)).containsExactly("one");
        assertThat(folder().resolve("unreadable-closed-00000000000000000001-x")).exists();
    }

    @Test
    void unprocessed_files_are_deleted_after_retention_and_waiting_ones_never() throws IOException {
        var spool = process();
        spool.add(new Report("refused"));
        spool.replay(report -> {
            throw new IllegalStateException("no");
        });
        Files.writeString(folder().resolve("unreadable-closed-1"), "?");
        spool.add(new Report("waiting"));
        var spoolFactory = new DiskSpoolFactory(data);
        Instant written = Files.getLastModifiedTime(folder().resolve("unreadable-closed-1")).toInstant();

        assertThat(spoolFactory.deleteUnprocessed(written.minusSeconds(60))).isZero();
        assertThat(spoolFactory.deleteUnprocessed(written.plusSeconds(60))).isEqualTo(2);

        assertThat(folder().resolve("refused")).doesNotExist();
        assertThat(replayed(process())).containsExactly("waiting");
    }
}
