package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.billing.BillingForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.billing.LedgerEntryPosted;
import org.curbstop.cis.postings.PostingAnswers.PostingAnswer;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of payments with processes killed at any write, and with events and answers that arrive twice and out of order. */
@DatabaseTest
class PostingFaultsTest {

    private static final int MOVEMENTS = 24;
    /** Steps of one delivery or one file; a process is not killed after them. */
    private static final int STEPS = 9;

    @TempDir
    private Path folder;

    private final TestStore test;
    private final MillbrookCustomers millbrook;
    private final BillingForTests billing;

    PostingFaultsTest(TestStore test) {
        this.test = test;
        this.millbrook = new MillbrookCustomers(test);
        this.billing = BillingForTests.over(test.store(), millbrook.clock);
    }

    private List<LedgerEntryPosted> movements(Random random) {
        List<AccountId> accounts = List.of(millbrook.adas.id(), millbrook.cysOwn.id(), millbrook.dees.id());
        for (int i = 0; i < MOVEMENTS; i++) {
            AccountId account = accounts.get(random.nextInt(accounts.size()));
            Money amount = Money.usd(1 + random.nextInt(50_000));
            switch (random.nextInt(4)) {
                case 0 -> billing.ledger().post(LedgerEntry.refund("ref_" + i, account, amount, millbrook.clock.instant()));
                case 1 -> billing.ledger().post(LedgerEntry.of(account, EntryKind.DISPUTE, "txn_" + i + "/" + account,
                        random.nextBoolean() ? amount : amount.negated(), millbrook.clock.instant()));
                default -> {
                    LedgerEntry paid = LedgerEntry.payment("pay_" + i, account, amount, millbrook.clock.instant());
                    billing.ledger().post(paid);
                    if (random.nextInt(4) == 0) {
                        billing.ledger().reverse(paid.id());
                    }
                }
            }
        }
        return test.told().stream().filter(LedgerEntryPosted.class::isInstance).map(LedgerEntryPosted.class::cast).toList();
    }

    /** One of several processes that run at the same time. */
    private final class ProcessForTest {
        private final PostingRepository repository = new PostingRepository(test.another(), millbrook.accounts, millbrook.clock);
        private final LedgerPostingListener listener = new LedgerPostingListener(repository);
        private final PostingAnswers answers = new PostingAnswers(repository, millbrook.clock);
        private final PostingFolderJob job = new PostingFolderJob(test.another(), repository,
                new ExportingPostings(repository, millbrook.clock),
                new ImportingAcknowledgements(answers, millbrook.audit, millbrook.clock),
                new PostingExchangeProperties(folder, null, null, Duration.ofHours(24)), millbrook.clock);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void every_movement_has_one_number_and_totals_match_the_ledger(long seed) throws Exception {
        var random = new Random(seed);
        List<LedgerEntryPosted> events = movements(random);
        List<ProcessForTest> processes = List.of(new ProcessForTest(), new ProcessForTest());
        var deliveries = new ArrayList<LedgerEntryPosted>(events);
        deliveries.addAll(events);
        Collections.shuffle(deliveries, random);
        for (LedgerEntryPosted event : deliveries) {
            ProcessForTest here = processes.get(random.nextInt(2));
            StoppedWriter.run(random.nextInt(STEPS), () -> here.listener.on(event));
            if (random.nextInt(6) == 0) {
                StoppedWriter.run(random.nextInt(STEPS), here.job::writeFiles);
            }
            if (random.nextInt(3) == 0) {
                long number = 1 + random.nextInt(MOVEMENTS);
                var answer = new PostingAnswer(number, random.nextBoolean() ? Optional.empty() : Optional.of("no such account"),
                        Optional.empty());
                StoppedWriter.run(random.nextInt(STEPS), () -> here.answers.take(answer, true));
            }
        }
        ProcessForTest last = new ProcessForTest();
        events.forEach(last.listener::on); // the outbox delivers until the listener succeeds
        last.job.writeFiles();

        List<Posting> postings = last.repository.listAfter(0, 1000);
        assertThat(postings).extracting(Posting::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(postings).extracting(Posting::source)
                .containsExactlyInAnyOrderElementsOf(events.stream().map(LedgerEntryPosted::entry).toList());
        for (AccountId account : events.stream().map(LedgerEntryPosted::account).distinct().toList()) {
            assertThat(Money.sum(Money.USD, postings.stream().filter(each -> each.account().equals(Optional.of(account)))
                    .map(each -> each.amount().orElseThrow()).toList())).isEqualTo(billing.ledger().balance(account));
        }
        assertEachRowIsAlwaysTheSameAndNoneWaitsUnsent(postings);

        postings.forEach(each -> last.answers.take(new PostingAnswer(each.sequence(), Optional.empty(), Optional.empty()), true));
        postings.forEach(each -> last.answers.take(new PostingAnswer(each.sequence(), Optional.of("too late"), Optional.empty()), true));
        assertThat(last.repository.listAfter(0, 1000)).allMatch(each -> each.status() == PostingStatus.ACKNOWLEDGED);
    }

    private void assertEachRowIsAlwaysTheSameAndNoneWaitsUnsent(List<Posting> postings) throws IOException {
        Map<String, String> rows = new HashMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> !each.getFileName().toString().startsWith(".")).toList()) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines.getLast()).as("a complete file").startsWith("#end,");
                for (String line : lines.subList(1, lines.size())) {
                    String number = line.substring(0, line.indexOf(','));
                    assertThat(number.startsWith("#") || line.equals(rows.computeIfAbsent(number, first -> line))).isTrue();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        assertThat(rows.keySet()).containsAll(postings.stream().filter(each -> each.status() == PostingStatus.WAITING)
                .map(each -> Long.toString(each.sequence())).toList());
    }
}
