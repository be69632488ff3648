package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.billing.BillingForTests;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.billing.LedgerEntryPosted;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class PostingNumbersTest {

    private final PostingsForTests all;
    private final MillbrookCustomers millbrook;
    private final BillingForTests billing;
    private final PostingRepository repository;
    private final AccountId ada;
    private final TestStore test;

    PostingNumbersTest(TestStore test) {
        this.test = test;
        this.all = new PostingsForTests(test);
        this.millbrook = all.millbrook;
        this.billing = all.billing;
        this.repository = all.repository;
        this.ada = all.ada;
    }

    @Test
    void a_payment_becomes_one_posting_with_account_and_amount() {
        billing.ledger().post(all.payment("pay_1", 8412));

        assertThat(all.all()).singleElement().satisfies(posting -> {
            assertThat(posting.sequence()).isEqualTo(1);
            assertThat(posting.kind()).isEqualTo(PostingKind.PAYMENT);
            assertThat(posting.amount()).contains(Money.usd(-8412));
            assertThat(posting.number()).contains(millbrook.adas.number().value());
            assertThat(posting.source()).isEqualTo("PAYMENT:pay_1/" + ada);
            assertThat(posting.status()).isEqualTo(PostingStatus.WAITING);
        });
    }

    @Test
    void data_from_the_billing_system_is_not_posted_back() {
        billing.ledger().postAll(List.of(all.payment("lockbox_1", 5000)));
        billing.ledger().post(BillsForTests.opening(ada, Money.usd(900), millbrook.clock.instant()));
        billing.ledger().reverse("OPENING:" + ada);

        assertThat(all.all()).isEmpty();
    }

    @Test
    void a_reversal_names_the_entry_it_reverses() {
        billing.ledger().post(LedgerEntry.of(ada, EntryKind.FEE, "visit", Money.usd(4000), millbrook.clock.instant()));
        test.told();
        billing.ledger().reverse("FEE:visit");

        assertThat(all.all()).extracting(Posting::kind).containsExactly(PostingKind.FEE, PostingKind.REVERSAL);
        assertThat(all.all().getLast().details()).containsEntry("reverses", "FEE:visit");
        assertThat(all.all().getLast().amount()).contains(Money.usd(-4000));
    }

    @Test
    void concurrent_writers_assign_numbers_without_gaps_or_duplicates() throws Exception {
        var events = new ArrayList<LedgerEntryPosted>();
        for (int i = 0; i < 60; i++) {
            var posted = new LedgerEntryPosted("PAYMENT:pay_" + i + "/" + ada, ada, EntryKind.PAYMENT, Money.usd(-i), Instant.EPOCH,
                    Optional.empty());
            events.addAll(List.of(posted, posted, posted));
        }
        Collections.shuffle(events, new Random(7));
        try (var other = test.another(); var pool = Executors.newFixedThreadPool(8)) {
            var elsewhere = new LedgerPostingListener(new PostingRepository(other, millbrook.accounts, millbrook.clock));
            var here = new LedgerPostingListener(repository);
            List<Callable<Boolean>> work = events.stream().<Callable<Boolean>>map(event -> () -> {
                (event.hashCode() % 2 == 0 ? here : elsewhere).on(event);
                return true;
            }).toList();
            for (Future<Boolean> done : pool.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(all.all()).extracting(Posting::sequence).containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
        assertThat(all.all()).extracting(Posting::source).doesNotHaveDuplicates();
    }

    @Test
    void a_clock_rollback_produces_no_earlier_date() {
        billing.ledger().post(all.payment("pay_1", 100));
        all.all();
        millbrook.clock.advance(Duration.ofDays(-3));
        billing.ledger().post(all.payment("pay_2", 100));

        assertThat(all.all().getLast().day()).isEqualTo(all.all().getFirst().day());
        assertThat(all.all().getLast().createdAt()).isEqualTo(all.all().getFirst().createdAt());
    }

    @Test
    void an_accepted_posting_is_found_by_its_ledger_entry() {
        billing.ledger().post(all.payment("pay_1", 100));
        billing.ledger().post(all.payment("pay_2", 200));
        Instant then = millbrook.clock.instant();
        repository.change(all.all().getFirst().id(),
                posting -> posting.with(PostingStatus.ACKNOWLEDGED, posting.delivery().answered(Optional.of(then), Optional.empty(),
                        Optional.empty())));

        var lookup = new PostingAcknowledgementLookup(repository);
        String entry = all.all().getFirst().source();
        assertThat(lookup.postedByCis(ada)).containsOnly(Map.entry(entry, then));
        assertThat(lookup.ledgerEntry(entry, ada)).contains(entry);
        assertThat(lookup.ledgerEntry("1", ada)).contains(entry);
        assertThat(lookup.ledgerEntry("000000000001", millbrook.cysOwn.id())).as("of another account").isEmpty();
        assertThat(lookup.ledgerEntry("3", ada)).isEmpty();
        assertThat(lookup.ledgerEntry("PAYMENT:nobody", ada)).isEmpty();
    }
}
