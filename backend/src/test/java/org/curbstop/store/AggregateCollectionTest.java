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
    void what_is_inserted_is_found_again() {
        assertThat(buckets.insert(bucket("b1", "ada"))).isTrue();
        assertThat(buckets.find("b1")).contains(bucket("b1", "ada"));
        assertThat(buckets.find("b2")).isEmpty();
        assertThat(buckets.delete("b1")).isTrue();
        assertThat(buckets.delete("b1")).isFalse();
        assertThat(buckets.find("b1")).isEmpty();
    }

    @Test
    void a_second_insert_of_the_same_id_or_unique_value_answers_false() {
        assertThat(buckets.insert(bucket("b1", "ada").keyed("k"))).isTrue();
        assertThat(buckets.insert(bucket("b1", "eve"))).isFalse();
        assertThat(buckets.insert(bucket("b2", "eve").keyed("k"))).isFalse();
        assertThat(buckets.insert(bucket("b3", "bo"))).isTrue();
        assertThat(buckets.insert(bucket("b4", "bo"))).as("many may have none").isTrue();
        assertThat(buckets.find("b1").orElseThrow().owner()).isEqualTo("ada");
    }

    @Test
    void of_many_who_insert_one_unique_value_at_once_one_succeeds() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            Bucket each = bucket("b" + i, "ada").keyed("k");
            work.add(() -> buckets.insert(each));
        }
        assertThat(atOnce(8, work)).containsOnlyOnce(true);
    }

    @Test
    void a_value_given_up_can_be_taken_by_another() {
        buckets.insert(bucket("b1", "ada").keyed("k"));
        buckets.insert(bucket("b2", "ada"));
        assertThatThrownBy(() -> buckets.change("b2", now -> now.keyed("k"))).isInstanceOf(DuplicateKeyException.class);
        buckets.change("b1", now -> now.keyed(null));
        assertThat(buckets.change("b2", now -> now.keyed("k")).key()).contains("k");
        assertThat(buckets.findBy("key", "k")).map(Bucket::id).contains("b2");
    }

    @Test
    void of_two_who_replace_the_same_version_one_is_refused() {
        buckets.insert(bucket("b1", "ada"));
        var read = buckets.find("b1").orElseThrow();
        assertThat(buckets.replace(read.drop())).isTrue();
        assertThat(buckets.replace(read.drop())).isFalse();
        assertThat(buckets.find("b1").orElseThrow()).extracting(Bucket::drops, Bucket::version).containsExactly(1, 1L);
        assertThat(buckets.replace(bucket("b9", "ada"))).as("nothing is made by replacing").isFalse();
    }

    @Test
    void many_are_replaced_in_one_write_each_only_if_nobody_was_first() {
        buckets.insertAll(List.of(bucket("b1", "ada"), bucket("b2", "ada"), bucket("b3", "bo")));
        List<Bucket> read = buckets.findAll(List.of("b1", "b2", "b3"));
        buckets.change("b2", Bucket::drop);

        assertThat(buckets.replaceAll(read.stream().map(bucket -> bucket.drop().drop().with(new Lid.On(Instant.EPOCH))).toList()))
                .isEqualTo(2);

        assertThat(buckets.findAll(List.of("b1", "b2", "b3"))).extracting(Bucket::drops).containsExactly(2, 1, 2);
        assertThat(buckets.find("b1").orElseThrow()).satisfies(
                bucket -> assertThat(bucket.version()).isEqualTo(1),
                bucket -> assertThat(bucket.lid()).isEqualTo(new Lid.On(Instant.EPOCH)));
        assertThat(buckets.replaceAll(List.of(bucket("b9", "ada")))).as("nothing is made by replacing").isZero();
        assertThat(buckets.replaceAll(List.of())).isZero();
    }

    @Test
    void a_taken_value_is_refused_to_one_of_many_without_events() {
        buckets.insertAll(List.of(bucket("b1", "ada").keyed("k1"), bucket("b2", "ada")));
        Bucket second = buckets.find("b2").orElseThrow();

        assertThatThrownBy(() -> buckets.replaceAll(List.of(second.keyed("k1")))).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> buckets.replaceAll(List.of(second.telling()))).isInstanceOf(IllegalArgumentException.class);
        assertThat(buckets.find("b2")).contains(second);
    }

    @Test
    void no_change_is_lost_however_many_change_at_once() throws Exception {
        buckets.insert(bucket("b1", "ada"));
        var work = new ArrayList<Callable<Bucket>>();
        for (int i = 0; i < 60; i++) {
            work.add(() -> buckets.change("b1", Bucket::drop));
        }
        atOnce(6, work);
        assertThat(buckets.find("b1").orElseThrow()).extracting(Bucket::drops, Bucket::version).containsExactly(60, 60L);
    }

    @Test
    void a_change_that_changes_nothing_writes_nothing_and_one_of_nothing_is_an_error() {
        buckets.insert(bucket("b1", "ada"));
        assertThat(buckets.change("b1", now -> now).version()).isZero();
        assertThatThrownBy(() -> buckets.change("b2", Bucket::drop)).isInstanceOf(NoSuchElementException.class);
    }
}
