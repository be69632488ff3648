package org.curbstop.audit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.curbstop.audit.Finding.Fault;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.Test;

@StoreTest
class AuditTest {

    private static final AccountId ADA = new AccountId("acct_ada0000000");
    private static final AccountId BO = new AccountId("acct_b00000000");
    private static final Asker EVE = Asker.stranger(Channel.VOICE, "+15035550105");

    private final TestStore store;
    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private final Audit audit;

    AuditTest(TestStore store) {
        this.store = store;
        this.audit = new Audit(store.store(), clock);
    }

    @Test
    void what_was_done_is_told_newest_first_and_only_of_that_account() {
        audit.record(Asker.staff("sam"), "account-seen", Optional.of(ADA));
        clock.advance(Duration.ofMinutes(1));
        audit.record(EVE, "proof-refused", Optional.of(ADA));
        audit.record(EVE, "account-seen", Optional.of(BO));
        assertThat(audit.about(ADA, 10)).extracting(Entry::did).containsExactly("proof-refused", "account-seen");
        assertThat(audit.about(ADA, 10).getLast().staff()).contains("sam");
        assertThat(audit.about(ADA, 1)).hasSize(1);
    }

    @Test
    void the_trail_names_no_caller_in_the_clear_and_still_tells_callers_apart() {
        audit.record(EVE, "proof-refused", Optional.of(ADA));
        audit.record(EVE, "proof-refused", Optional.of(ADA));
        audit.record(Asker.stranger(Channel.VOICE, "+15035550101"), "proof-refused", Optional.of(ADA));
        List<Entry> entries = audit.about(ADA, 3);
        assertThat(entries.get(1).origin()).isEqualTo(entries.get(2).origin()).isNotEqualTo(entries.get(0).origin());
        raw("audit", blocks -> assertThat(blocks.find().map(Document::toJson)).noneMatch(json -> json.contains("5035550105")));
    }

    @Test
    void an_untouched_trail_holds() {
        write(30);
        Verified verified = audit.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.entries()).isEqualTo(30);
        assertThat(new Audit(store.another(), clock).verify().head()).isEqualTo(verified.head());
    }

    @Test
    void a_changed_entry_is_found() {
        write(30);
        raw("audit", blocks -> blocks.updateOne(eq("_id", Block.id(17)), set("entries.0.did", "account-opened")));
        assertThat(audit.verify().findings()).containsExactly(new Finding(17, Fault.CHANGED));
    }

    @Test
    void an_entry_that_was_moved_to_another_account_is_found_even_in_the_index_field() {
        write(5);
        raw("audit", blocks -> blocks.updateOne(eq("_id", Block.id(3)), set("about", List.of(BO.value()))));
        assertThat(audit.verify().findings()).containsExactly(new Finding(3, Fault.CHANGED));
    }

    @Test
    void a_removed_entry_is_found_in_the_middle_and_at_the_end() {
        write(30);
        raw("audit", blocks -> {
            blocks.deleteOne(eq("_id", Block.id(9)));
            blocks.deleteOne(eq("_id", Block.id(30)));
        });
        assertThat(audit.verify().findings()).containsExactly(new Finding(9, Fault.MISSING), new Finding(30, Fault.MISSING));
    }

    @Test
    void an_entry_replaced_by_one_with_a_right_digest_of_its_own_breaks_the_next() {
        write(10);
        raw("audit", blocks -> {
            Document fifth = blocks.find(eq("_id", Block.id(5))).first();
            Block forged = Block.after(
                    new Block.Link(4, fifth.getString("previous")),
                    List.of(new Entry(clock.instant(), Channel.DESK, "0000000000000000", Optional.empty(), Optional.of("sam"), "account-seen", Optional.of(ADA))));
            Document entry = new Document("at", java.util.Date.from(clock.instant())).append("channel", "DESK")
                    .append("origin", "0000000000000000").append("staff", "sam").append("did", "account-seen").append("about", ADA.value());
            blocks.updateOne(eq("_id", Block.id(5)), set("entries", List.of(entry)));
            blocks.updateOne(eq("_id", Block.id(5)), set("digest", forged.digest()));
        });
        assertThat(audit.verify().findings()).containsExactly(new Finding(6, Fault.BROKEN));
    }

    @Test
    void many_at_once_from_two_processes_lose_nothing_and_keep_one_chain() throws Exception {
        var other = new Audit(store.another(), clock);
        try (var callers = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 200)
                    .mapToObj(i -> callers.submit(() -> (i % 2 == 0 ? audit : other).record(EVE, "account-seen", Optional.of(ADA))))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        Verified verified = audit.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.entries()).isEqualTo(200);
        assertThat(verified.blocks()).isLessThanOrEqualTo(200);
    }

    @Test
    void after_a_start_the_chain_goes_on_where_it_ended_even_if_the_head_is_behind() {
        write(3);
        raw("audit_head", heads -> heads.deleteMany(new Document()));
        new Audit(store.another(), clock).record(EVE, "account-seen", Optional.of(ADA));
        Verified verified = audit.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.blocks()).isEqualTo(4);
    }

    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            clock.advance(Duration.ofSeconds(1));
            audit.record(EVE, "account-seen", Optional.of(ADA));
        }
    }

    private void raw(String collection, Consumer<MongoCollection<Document>> tamper) {
        try (MongoClient client = MongoClients.create(store.uri())) {
            String database = store.uri().replaceAll(".*/([^/?]+)(\\?.*)?$", "$1");
            tamper.accept(client.getDatabase(database).getCollection(collection));
        }
    }
}
