package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@StoreTest
class DocumentsTest {

    record Filled(String what) implements Event {}

    record Bucket(String id, String owner, Optional<String> key, int drops, List<Outgoing> outbox, long version) implements Outboxed {
        Bucket drop() {
            return new Bucket(id, owner, key, drops + 1, outbox, version);
        }

        Bucket full() {
            return new Bucket(id, owner, key, drops, List.of(Outgoing.of(new Filled(id))), version);
        }
    }

    private final TestStore test;
    private final Documents<Bucket> buckets;

    DocumentsTest(TestStore test) {
        this.test = test;
        this.buckets = test.store().documents(Bucket.class, "buckets", Index.on("owner", "drops"), Index.uniqueWherePresent("key"));
    }

    private static Bucket bucket(String id, String owner) {
        return new Bucket(id, owner, Optional.empty(), 0, List.of(), 0);
    }

    @Test
    void what_is_inserted_is_found_again() {
        assertThat(buckets.insert(bucket("b1", "ada"))).isTrue();
        assertThat(buckets.find("b1")).contains(bucket("b1", "ada"));
        assertThat(buckets.find("b2")).isEmpty();
    }

    @Test
    void a_second_insert_of_the_same_id_answers_false() {
        assertThat(buckets.insert(bucket("b1", "ada"))).isTrue();
        assertThat(buckets.insert(bucket("b1", "eve"))).isFalse();
        assertThat(buckets.find("b1").orElseThrow().owner()).isEqualTo("ada");
    }

    @Test
    void of_two_who_replace_the_same_version_one_is_told_that_somebody_was_first() {
        buckets.insert(bucket("b1", "ada"));
        var read = buckets.find("b1").orElseThrow();
        assertThat(buckets.replace(read.drop())).isTrue();
        assertThat(buckets.replace(read.drop())).isFalse();
        assertThat(buckets.find("b1").orElseThrow()).extracting(Bucket::drops, Bucket::version).containsExactly(1, 1L);
    }

    @Test
    void an_event_is_told_once_it_is_stored_and_leaves_the_aggregate_as_it_was() {
        buckets.insert(bucket("b1", "ada"));
        var after = buckets.change("b1", Bucket::full);
        assertThat(test.told()).containsExactly(new Filled("b1"));
        assertThat(buckets.find("b1")).contains(after);
        assertThat(after.outbox()).isEmpty();
    }

    @Test
    void a_question_that_no_index_answers_is_refused() {
        assertThatThrownBy(() -> buckets.list(Where.is("drops", 3))).hasMessageContaining("no index of buckets starts with [drops]");
    }
}
