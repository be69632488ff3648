package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class PostingFolderJobTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path inbox;

    private final TestStore test;
    private final PostingsForTests all;
    private final PostingAnswers answers;

    PostingFolderJobTest(TestStore test) {
        this.test = test;
        this.all = new PostingsForTests(test);
        this.answers = new PostingAnswers(all.repository, all.millbrook.clock);
    }

    private PostingFolderJob job(Database database) {
        var repository = new PostingRepository(database, all.millbrook.accounts, all.millbrook.clock);
        var acknowledgements = new ImportingAcknowledgements(answers, all.millbrook.audit, all.millbrook.clock);
        return new PostingFolderJob(database, repository, new ExportingPostings(repository, all.millbrook.clock), acknowledgements,
                new PostingExchangeProperties(folder, null, inbox, Duration.ofHours(24)), all.millbrook.clock);
    }

    private Map<String, String> files() {
        var found = new TreeMap<String, String>();
        try (var names = Files.list(folder)) {
            names.forEach(file -> {
                try {
                    found.put(file.getFileName().toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<String> numbers(String file) {
        return file.lines().filter(line -> Character.isDigit(line.charAt(0))).map(line -> line.substring(0, line.indexOf(','))).toList();
    }

    private void accept(long sequence) {
        assertThat(answers.take(new PostingAnswers.PostingAnswer(sequence, Optional.empty(), Optional.empty()), true))
                .isEqualTo(PostingAnswers.AnswerResult.TAKEN);
    }

    @Test
    void each_run_with_new_postings_writes_a_separate_file() throws IOException {
        var job = job(test.another());
        assertThat(job.writeFiles()).as("nothing to export").isZero();
        all.pay("pay_1", 100);
        all.pay("pay_2", 200);
        assertThat(job.writeFiles()).isEqualTo(1);
        all.pay("pay_3", 300);
        assertThat(job.writeFiles()).isEqualTo(1);
        assertThat(job.writeFiles()).as("sent recently").isZero();

        assertThat(files().keySet()).containsExactly("postings-00000001.csv", "postings-00000002.csv");
        assertThat(numbers(files().get("postings-00000001.csv"))).containsExactly("1", "2");
        assertThat(numbers(files().get("postings-00000002.csv"))).containsExactly("3");
    }

    @Test
    void unanswered_postings_are_sent_again_unchanged() throws IOException {
        var job = job(test.another());
        all.pay("pay_1", 100);
        all.pay("pay_2", 200);
        all.pay("pay_3", 300);
        job.writeFiles();
        accept(2);
        answers.take(new PostingAnswers.PostingAnswer(3, Optional.of("no such account"), Optional.empty()), true);
        all.millbrook.clock.advance(Duration.ofHours(25));

        assertThat(job.writeFiles()).isEqualTo(1);
        String again = files().get("postings-00000002.csv");
        assertThat(numbers(again)).as("neither accepted nor refused postings").containsExactly("1");
        assertThat(files().get("postings-00000001.csv"))
                .contains(again.lines().filter(line -> line.startsWith("1,")).findFirst().orElseThrow());
    }

    @Test
    void a_file_that_was_picked_up_is_not_written_again() throws IOException {
        var job = job(test.another());
        all.pay("pay_1", 100);
        job.writeFiles();
        Files.delete(folder.resolve("postings-00000001.csv"));

        assertThat(job.writeFiles()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_process_killed_before_writing_leaves_the_file_to_the_next() throws IOException {
        Database other = test.another();
        var job = job(other);
        all.pay("pay_1", 100);
        AggregateCollection<PostingFile> planned = test.store().collection(PostingFile.class, "posting_files");
        planned.insert(PostingFile.after(Optional.empty(), List.of(1L), all.millbrook.clock.instant()));
        all.pay("pay_2", 200);

        assertThat(job.writeFiles()).isEqualTo(2);
        assertThat(numbers(files().get("postings-00000001.csv"))).containsExactly("1");
        assertThat(numbers(files().get("postings-00000002.csv"))).containsExactly("2");

        String before = files().get("postings-00000002.csv");
        planned.change("00000002", file -> new PostingFile(file.id(), file.version(), file.through(), file.sequences(), file.createdAt(),
                Optional.empty()));
        job.writeFiles();
        assertThat(files()).hasSize(2).containsEntry("postings-00000002.csv", before);
    }

    @Test
    void two_concurrent_processes_send_nothing_twice() throws Exception {
        for (int i = 0; i < 40; i++) {
            all.pay("pay_" + i, 100 + i);
        }
        var jobs = List.of(job(test.another()), job(test.another()));
        var threads = jobs.stream().map(job -> Thread.ofPlatform().start(() -> {
            try {
                job.writeFiles();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(files().values().stream().flatMap(file -> numbers(file).stream())).hasSize(40).doesNotHaveDuplicates();
        assertThat(files().keySet()).allMatch(name -> name.matches("postings-\\d{8}\\.csv"));
    }

    private void answer(String name, String text) throws IOException {
        Path file = Files.writeString(inbox.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    @Test
    void answers_are_imported_from_their_folder_and_moved_away() throws IOException {
        all.pay("pay_1", 100);
        all.pay("pay_2", 200);
        answer("a.csv", "sequence,status\n1,accepted\n7,accepted\n");
        answer("b.csv", "seq,state\n1,ok\n");
        Files.writeString(inbox.resolve("fresh.csv"), "sequence,status\n2,acc");
        Files.writeString(inbox.resolve(".c.csv"), "being written");

        assertThat(job(test.another()).importAnswers()).isEqualTo(1);
        assertThat(all.all()).extracting(Posting::status).containsExactly(PostingStatus.ACKNOWLEDGED, PostingStatus.WAITING);
        assertThat(inbox.resolve("done/a.csv")).exists();
        assertThat(inbox.resolve("rejects/a.csv.rejects")).content()
                .contains("# line 3, sequence: expected the number of a posting\n7,accepted");
        assertThat(inbox.resolve("rejects/b.csv.reason.txt")).content().contains("column sequence is missing");
        assertThat(inbox.resolve("fresh.csv")).as("modified just now").exists();

        answer("a.csv", "sequence,status\n1,accepted\n");
        assertThat(job(test.another()).importAnswers()).as("the same file again").isEqualTo(1);
        assertThat(inbox.resolve("done/a-2.csv")).exists();
        assertThat(inbox.resolve("rejects/a.csv.rejects")).as("of the first file").content().contains("7,accepted");

        Files.delete(inbox.resolve("rejects/b.csv")); // its reason is left
        answer("b.csv", "sequence,state\n1,ok\n");
        job(test.another()).importAnswers();
        assertThat(inbox.resolve("rejects/b.csv.reason.txt")).content().contains("column sequence is missing");
        assertThat(inbox.resolve("rejects/b-2.csv.reason.txt")).content().contains("column status is missing");
    }

    @Test
    void a_name_in_capitals_is_read_and_another_name_is_refused_with_its_reason() throws IOException {
        all.pay("pay_1", 100);
        all.pay("pay_2", 200);
        answer("ANSWERS.CSV", "sequence,status\n1,accepted\n");
        answer("answers.txt", "sequence,status\n2,accepted\n");
        answer("answers.dat", "sequence,status\n2,refused\n");
        answer("late.csv.part", "sequence,status\n2,refused\n");

        assertThat(job(test.another()).importAnswers()).isEqualTo(2);
        assertThat(all.all()).extracting(Posting::status).containsOnly(PostingStatus.ACKNOWLEDGED);
        assertThat(inbox.resolve("answers.dat")).as("may still be renamed").exists();
        Files.setLastModifiedTime(inbox.resolve("answers.dat"), FileTime.from(Instant.now().minusSeconds(3600)));
        Files.setLastModifiedTime(inbox.resolve("late.csv.part"), FileTime.from(Instant.now().minusSeconds(3600)));
        job(test.another()).importAnswers();
        assertThat(inbox.resolve("rejects/answers.dat.reason.txt")).content().contains("expected a name that ends in .csv or .txt");
        assertThat(inbox.resolve("late.csv.part")).exists();
    }

    @Test
    void a_file_of_answers_that_cannot_be_read_stops_no_other() throws IOException {
        all.pay("pay_1", 100);
        answer("a.csv", "sequence,status\n1,refused\n");
        Files.createDirectories(inbox.resolve("rejects/a.csv.rejects.tmp")); // where its rejected rows would be written
        answer("b.csv", "sequence,status\n1,accepted\n");

        assertThat(job(test.another()).importAnswers()).isEqualTo(1);
        assertThat(all.all()).extracting(Posting::status).containsExactly(PostingStatus.ACKNOWLEDGED);
        assertThat(inbox.resolve("a.csv")).exists();
    }
}
