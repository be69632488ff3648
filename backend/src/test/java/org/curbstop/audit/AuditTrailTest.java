package org.curbstop.audit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.curbstop.audit.AuditFinding.TamperingKind;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.KeyedDigest;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class AuditTrailTest {

    private static final AccountId ADA = new AccountId("acct_ada0000000");
    private static final AccountId BO = new AccountId("acct_b00000000");
    private static final Actor EVE = Actor.anonymous(Channel.VOICE, "+15035550105");

    private final TestStore store;
    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private final Path data;
    private final AuditTrail audit;

    AuditTrailTest(TestStore store, @TempDir Path data) {
        this.data = data;
        this.store = store;
        this.audit = audit(store.store());
    }

    @Test
    void entries_of_one_account_are_listed_newest_first() {
        audit.record(Actor.staff("sam"), "account-seen", Optional.of(ADA));
        clock.advance(Duration.ofMinutes(1));
        audit.record(EVE, "proof-refused", Optional.of(ADA));
        audit.record(EVE, "account-seen", Optional.of(BO));
        assertThat(audit.listByAccount(ADA, 10)).extracting(AuditEntry::did).containsExactly("proof-refused", "account-seen");
        assertThat(audit.listByAccount(ADA, 10).getLast().staff()).contains("sam");
        assertThat(audit.listByAccount(ADA, 1)).hasSize(1);
    }

    @Test
    void the_trail_distinguishes_callers_without_storing_them_in_clear_text() {
        audit.record(EVE, "proof-refused", Optional.of(ADA));
        audit.record(EVE, "proof-refused", Optional.of(ADA));
        audit.record(Actor.anonymous(Channel.VOICE, "+15035550101"), "proof-refused", Optional.of(ADA));
        List<AuditEntry> entries = audit.listByAccount(ADA, 3);
        assertThat(entries.get(1).origin()).isEqualTo(entries.get(2).origin()).isNotEqualTo(entries.get(0).origin());
        raw("audit", blocks -> assertThat(blocks.find().map(Document::toJson)).noneMatch(json -> json.contains("5035550105")));
    }

    @Test
    void an_unchanged_trail_verifies() {
        write(30);
        AuditVerification verified = audit.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.entries()).isEqualTo(30);
        assertThat(audit(store.another()).verify().head()).isEqualTo(verified.head());
    }

    @Test
    void a_changed_entry_is_detected() {
        write(30);
        raw("audit", blocks -> blocks.updateOne(eq("_id", AuditBlock.id(17)), set("entries.0.did", "account-opened")));
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(17, 1, TamperingKind.CHANGED));
    }

    @Test
    void an_entry_moved_to_another_account_is_detected_even_in_the_index_field() {
        write(5);
        raw("audit", blocks -> blocks.updateOne(eq("_id", AuditBlock.id(3)), set("about", List.of(BO.value()))));
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(3, TamperingKind.CHANGED));
    }

    @Test
    void a_removed_entry_is_detected_in_the_middle_and_at_the_end() {
        write(30);
        raw("audit", blocks -> {
            blocks.deleteOne(eq("_id", AuditBlock.id(9)));
            blocks.deleteOne(eq("_id", AuditBlock.id(30)));
        });
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(9, TamperingKind.MISSING),
                new AuditFinding(30, TamperingKind.MISSING));
    }

    @Test
    void a_block_replaced_with_another_or_no_key_is_reported() {
        write(10);
        KeyedDigest theirs = KeyedDigest.fromBase64("c29tZWJvZHkgZWxzZTogdGhpcnR5LXR3byBieXRlcyBhbmQgbW9yZQ==");
        raw("audit", blocks -> {
            Document fifth = blocks.find(eq("_id", AuditBlock.id(5))).first();
            AuditBlock forged = AuditBlock.after(new AuditBlock.ChainEnd(4, fifth.getString("previous")), List.of(), theirs);
            blocks.updateOne(eq("_id", AuditBlock.id(5)), combine(
                    set("entries", List.of()), set("seals", List.of()), set("about", List.of()), set("key", theirs.keyId()),
                    set("digest", forged.digest())));
            blocks.updateOne(eq("_id", AuditBlock.id(8)), combine(unset("key"), unset("seals")));
        });
        assertThat(audit.verify().findings()).containsExactly(
                new AuditFinding(5, TamperingKind.FORGED), new AuditFinding(6, TamperingKind.BROKEN),
                new AuditFinding(8, TamperingKind.FORGED));
    }

    @Test
    void removed_reordered_and_added_entries_are_reported_by_block_and_position() {
        audit.record(Actor.staff("sam"), "account-found", List.of(ADA, BO, new AccountId("acct_c00000000")));
        write(2);
        var first = new Document[1];
        raw("audit", blocks -> first[0] = blocks.find(eq("_id", AuditBlock.id(1))).first());
        List<Document> entries = first[0].getList("entries", Document.class);
        tampered(entries.get(1), entries.get(0), entries.get(2));
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(1, 1, TamperingKind.CHANGED),
                new AuditFinding(1, 2, TamperingKind.CHANGED));
        tampered(entries.get(0), entries.get(1));
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(1, 3, TamperingKind.CHANGED));
        tampered(entries.get(0), entries.get(1), entries.get(2), entries.get(2));
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(1, 4, TamperingKind.CHANGED));
        tampered(entries.toArray(Document[]::new));
        assertThat(audit.verify().isIntact()).isTrue();
    }

    private void tampered(Document... entries) {
        raw("audit", blocks -> blocks.updateOne(eq("_id", AuditBlock.id(1)), set("entries", List.of(entries))));
    }

    @Test
    void two_swapped_blocks_are_reported() {
        write(6);
        raw("audit", blocks -> {
            Document third = blocks.find(eq("_id", AuditBlock.id(3))).first();
            Document fourth = blocks.find(eq("_id", AuditBlock.id(4))).first();
            blocks.replaceOne(eq("_id", AuditBlock.id(3)), new Document(fourth).append("_id", AuditBlock.id(3)));
            blocks.replaceOne(eq("_id", AuditBlock.id(4)), new Document(third).append("_id", AuditBlock.id(4)));
        });
        assertThat(audit.verify().findings()).contains(new AuditFinding(3, 1, TamperingKind.CHANGED),
                new AuditFinding(4, 1, TamperingKind.CHANGED));
    }

    @Test
    void a_truncated_trail_with_a_reset_head_is_reported() {
        write(10);
        audit.exportHead();
        raw("audit", blocks -> blocks.deleteMany(gt("_id", AuditBlock.id(7))));
        raw("audit", blocks -> raw("audit_head", heads -> heads.updateOne(eq("_id", ChainHead.ID), combine(
                set("number", 7L), set("digest", blocks.find(eq("_id", AuditBlock.id(7))).first().getString("digest"))))));
        assertThat(audit.verify().findings()).containsExactly(
                new AuditFinding(8, TamperingKind.MISSING), new AuditFinding(9, TamperingKind.MISSING),
                new AuditFinding(10, TamperingKind.MISSING), new AuditFinding(7, TamperingKind.FORGED));
    }

    @Test
    void a_chain_rebuilt_with_the_key_differs_from_the_exported_one() {
        write(3);
        audit.exportHead();
        raw("audit", blocks -> blocks.deleteMany(new Document()));
        raw("audit_head", heads -> heads.deleteMany(new Document()));
        audit(store.another()).record(Actor.staff("sam"), "account-seen", List.of(BO));
        audit(store.another()).record(Actor.staff("sam"), "account-seen", List.of(BO));
        audit(store.another()).record(Actor.staff("sam"), "account-seen", List.of(BO));
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(3, TamperingKind.NOT_AS_EXPORTED));
    }

    @Test
    void an_unkeyed_trail_verifies_up_to_the_first_keyed_block() {
        var old = new AuditEntry(clock.instant(), Channel.VOICE, "0000000000000000", Optional.empty(), Optional.empty(), "account-seen",
                Optional.of(ADA));
        var digest = new Sha256Digest().add(AuditBlock.id(1)).add("0".repeat(64));
        old.addTo(digest);
        String first = digest.hex();
        Document entry = new Document("at", java.util.Date.from(clock.instant())).append("channel", "VOICE")
                .append("origin", "0000000000000000").append("did", "account-seen").append("about", ADA.value());
        raw("audit",
                blocks -> blocks.insertOne(new Document("_id", AuditBlock.id(1)).append("previous", "0".repeat(64)).append("digest", first)
                .append("entries", List.of(entry)).append("about", List.of(ADA.value()))));
        write(2);
        AuditVerification verified = audit.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.keyedFrom()).isEqualTo(2);
        raw("audit", blocks -> blocks.updateOne(eq("_id", AuditBlock.id(1)), set("entries.0.did", "account-opened")));
        assertThat(audit.verify().findings()).containsExactly(new AuditFinding(1, TamperingKind.CHANGED));
    }

    @Test
    void entries_are_returned_with_their_position() {
        write(3);
        audit.record(Actor.staff("sam"), "account-found", List.of(ADA, BO));
        assertThat(audit.listLast(3)).extracting(AuditTrail.NumberedEntry::block).containsExactly(3L, 4L, 4L);
        assertThat(audit.listLast(3)).extracting(AuditTrail.NumberedEntry::place).containsExactly(1, 1, 2);
        var all = new java.util.ArrayList<AuditTrail.NumberedEntry>();
        audit.forEach(2, all::add);
        assertThat(all).hasSize(4);
    }

    @Test
    void concurrent_writes_of_two_processes_keep_one_complete_chain() throws Exception {
        var other = audit(store.another());
        try (var callers = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 200)
                    .mapToObj(i -> callers.submit(() -> (i % 2 == 0 ? audit : other).record(EVE, "account-seen", Optional.of(ADA))))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        AuditVerification verified = audit.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.entries()).isEqualTo(200);
        assertThat(verified.blocks()).isLessThanOrEqualTo(200);
    }

    @Test
    void after_a_restart_the_chain_continues_even_with_a_stale_head() {
        write(3);
        raw("audit_head", heads -> heads.deleteMany(new Document()));
        audit(store.another()).record(EVE, "account-seen", Optional.of(ADA));
        AuditVerification verified = audit.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.blocks()).isEqualTo(4);
    }

    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            clock.advance(Duration.ofSeconds(1));
            audit.record(EVE, "account-seen", Optional.of(ADA));
        }
    }

    private AuditTrail audit(Database on) {
        return new AuditTrail(on, TestKey.KEY, new AuditHeadExport(data), clock);
    }

    private void raw(String collection, Consumer<MongoCollection<Document>> tamper) {
        try (MongoClient client = MongoClients.create(store.uri())) {
            String database = store.uri().replaceAll(".*/([^/?]+)(\\?.*)?$", "$1");
            tamper.accept(client.getDatabase(database).getCollection(collection));
        }
    }
}
