package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Writes: unique values, versions, concurrent changes. */
class AggregateCollectionTest extends AggregateCollectionScenario {

    AggregateCollectionTest(TestStore test) {
        super(test);
    }

    @Test
    void an_inserted_document_can_be_found() {
        assertThat(buckets.insert(bucket("b1", "ada"))).isTrue();
        assertThat(buckets.find("b1")).contains(bucket("b1", "ada"));
        assertThat(buckets.find("b2")).isEmpty();
        assertThat(buckets.delete("b1")).isTrue();
        assertThat(buckets.delete("b1")).isFalse();
        assertThat(buckets.find("b1")).isEmpty();
    }

    @Test
    void a_second_insert_of_the_same_id_or_unique_value_returns_false() {
        assertThat(buckets.insert(bucket("b1", "ada").keyed("k"))).isTrue();
        assertThat(buckets.insert(bucket("b1", "eve"))).isFalse();
        assertThat(buckets.insert(bucket("b2", "eve").keyed("k"))).isFalse();
        assertThat(buckets.insert(bucket("b3", "bo"))).isTrue();
        assertThat(buckets.insert(bucket("b4", "bo"))).as("many documents can lack the unique value").isTrue();
        assertThat(buckets.find("b1").orElseThrow().owner()).isEqualTo("ada");
    }

    @Test
    void one_of_many_concurrent_inserts_of_a_unique_value_succeeds() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            Bucket each = bucket("b" + i, "ada").keyed("k");
            work.add(() -> buckets.insert(each));
        }
        assertThat(atOnce(8, work)).containsOnlyOnce(true);
    }

    @Test
    void a_released_unique_value_can_be_reused() {
        buckets.insert(bucket("b1", "ada").keyed("k"));
        buckets.insert(bucket("b2", "ada"));
        assertThatThrownBy(() -> buckets.change("b2", now -> now.keyed("k"))).isInstanceOf(DuplicateKeyException.class);
        buckets.change("b1", now -> now.keyed(null));
        assertThat(buckets.change("b2", now -> now.keyed("k")).key()).contains("k");
        assertThat(buckets.findBy("key", "k")).map(Bucket::id).contains("b2");
    }

    @Test
    void one_of_two_replacements_of_the_same_version_is_rejected() {
        buckets.insert(bucket("b1", "ada"));
        var read = buckets.find("b1").orElseThrow();
        assertThat(buckets.replace(read.drop())).isTrue();
        assertThat(buckets.replace(read.drop())).isFalse();
        assertThat(buckets.find("b1").orElseThrow()).extracting(Bucket::drops, Bucket::version).containsExactly(1, 1L);
        assertThat(buckets.replace(bucket("b9", "ada"))).as("replacing does not insert").isFalse();
    }

    @Test
    void a_bulk_replacement_skips_concurrently_changed_documents() {
        buckets.insertAll(List.of(bucket("b1", "ada"), bucket("b2", "ada"), bucket("b3", "bo")));
        List<Bucket> read = buckets.findAll(List.of("b1", "b2", "b3"));
        buckets.change("b2", Bucket::drop);

        assertThat(buckets.replaceAll(read.stream().map(bucket -> bucket.drop().drop().with(new Lid.On(Instant.EPOCH))).toList()))
                .isEqualTo(2);

        assertThat(buckets.findAll(List.of("b1", "b2", "b3"))).extracting(Bucket::drops).containsExactly(2, 1, 2);
        assertThat(buckets.find("b1").orElseThrow()).satisfies(
                bucket -> assertThat(bucket.version()).isEqualTo(1),
                bucket -> assertThat(bucket.lid()).isEqualTo(new Lid.On(Instant.EPOCH)));
        assertThat(buckets.replaceAll(List.of(bucket("b9", "ada")))).as("replacing does not insert").isZero();
        assertThat(buckets.replaceAll(List.of())).isZero();
    }

    @Test
    void a_bulk_replacement_rejects_duplicate_values_and_documents_with_events() {
        buckets.insertAll(List.of(bucket("b1", "ada").keyed("k1"), bucket("b2", "ada")));
        Bucket second = buckets.find("b2").orElseThrow();

        assertThatThrownBy(() -> buckets.replaceAll(List.of(second.keyed("k1")))).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> buckets.replaceAll(List.of(second.telling()))).isInstanceOf(IllegalArgumentException.class);
        assertThat(buckets.find("b2")).contains(second);
    }

    @Test
    void no_concurrent_change_is_lost() throws Exception {
        buckets.insert(bucket("b1", "ada"));
        var work = new ArrayList<Callable<Bucket>>();
        for (int i = 0; i < 60; i++) {
            work.add(() -> buckets.change("b1", Bucket::drop));
        }
        atOnce(6, work);
        assertThat(buckets.find("b1").orElseThrow()).extracting(Bucket::drops, Bucket::version).containsExactly(60, 60L);
    }

    @Test
    void an_empty_change_writes_nothing_and_a_missing_document_is_an_error() {
        buckets.insert(bucket("b1", "ada"));
        assertThat(buckets.change("b1", now -> now).version()).isZero();
        assertThatThrownBy(() -> buckets.change("b2", Bucket::drop)).isInstanceOf(NoSuchElementException.class);
    }
}
