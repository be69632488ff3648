package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.types.Decimal128;
import org.curbstop.common.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Query results, their order, and queries without an index. */
class AggregateQueriesTest extends AggregateCollectionScenario {

    AggregateQueriesTest(TestStore test) {
        super(test);
    }

    @Test
    void a_list_filters_by_equality_and_range_in_the_requested_order() {
        for (int i = 0; i < 10; i++) {
            var each = bucket("b" + i, i % 2 == 0 ? "ada" : "bo");
            buckets.insert(new Bucket(each.id(), each.owner(), each.key(), List.of(), i, each.lid(), List.of(), 0));
        }
        assertThat(buckets.list(Query.where("owner", "ada").descending("drops").limit(3))).extracting(Bucket::id).containsExactly("b8",
                "b6", "b4");
        assertThat(buckets.list(Query.where("owner", "ada").after("drops", 2).before("drops", 8).ascending("drops"))).extracting(Bucket::id)
                .containsExactly("b4", "b6");
        assertThat(buckets.list(Query.whereIn("owner", List.of("bo", "cy")).from("drops", 7).ascending("drops"))).extracting(Bucket::id)
                .containsExactly("b7", "b9");
        assertThat(buckets.findAll(List.of("b3", "b1", "b77"))).extracting(Bucket::id).containsExactly("b1", "b3");
        assertThat(buckets.list(Query.all().after("id", "b7").ascending("id"))).extracting(Bucket::id).containsExactly("b8", "b9");
    }

    @Test
    void a_document_is_found_by_each_value_of_a_list_field() {
        buckets.insert(labelled("b1", "red", "round"));
        buckets.insert(labelled("b2", "red"));
        assertThat(buckets.list(Query.where("labels", "red"))).extracting(Bucket::id).containsExactly("b1", "b2");
        buckets.change("b1", now -> new Bucket("b1", "ada", Optional.empty(), List.of("round"), 0, now.lid(), List.of(), now.version()));
        assertThat(buckets.list(Query.where("labels", "red"))).extracting(Bucket::id).containsExactly("b2");
        assertThat(buckets.list(Query.where("labels", "round"))).extracting(Bucket::id).containsExactly("b1");
    }

    @Test
    void a_sealed_type_member_is_found_by_stored_name_after_a_rename() {
        var lid = new Lid.Sealed(PersonId.create(), List.of(new Lid.Off(), new Lid.On(Instant.ofEpochMilli(1))));
        buckets.insert(bucket("b1", "ada").with(lid));
        buckets.insert(bucket("b2", "ada"));
        assertThat(buckets.list(Query.where("lid.is", "tight"))).containsExactly(bucket("b1", "ada").with(lid));
    }

    @Test
    void a_query_without_an_index_is_rejected() {
        assertThatThrownBy(() -> buckets.list(Query.where("drops", 3))).hasMessageContaining("no index of buckets starts with [drops]");
        assertThatThrownBy(() -> buckets.list(Query.all().from("drops", 3))).hasMessageContaining("needs an equality");
    }

    @Test
    void a_sort_order_without_an_index_is_rejected() {
        assertThat(buckets.list(Query.where("owner", "ada").descending("drops").descending("id"))).isEmpty();
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada"))).hasMessageContaining("goes on with [_id]");
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada").ascending("key")))
                .hasMessageContaining("goes on with [key, _id]");
        assertThatThrownBy(() -> buckets.list(Query.all().ascending("drops"))).hasMessageContaining("goes on with [drops, _id]");
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada").ascending("drops").descending("id")))
                .hasMessageContaining("one direction");
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada").from("drops", 3).ascending("id")))
                .hasMessageContaining("by that field first");
    }

    @Test
    void documents_with_equal_keys_follow_the_sort_direction() {
        List.of("b1", "b2", "b3").forEach(id -> buckets.insert(bucket(id, "ada")));
        assertThat(buckets.list(Query.where("owner", "ada").ascending("drops"))).extracting(Bucket::id).containsExactly("b1", "b2", "b3");
        assertThat(buckets.list(Query.where("owner", "ada").descending("drops"))).extracting(Bucket::id).containsExactly("b3", "b2", "b1");
    }

    @Test
    void a_decimal_of_an_older_version_can_be_read() {
        var rates = test.store().collection(Rate.class, "rates");
        test.store().bsonCollection("rates").insertOne(new BsonDocument("_id", new BsonString("old"))
                .append("rate", new BsonDecimal128(new Decimal128(new BigDecimal("0.0840")))));
        rates.insert(new Rate("new", new BigDecimal("0.0840")));
        assertThat(List.of(rates.find("old").orElseThrow().rate(), rates.find("new").orElseThrow().rate()))
                .containsOnly(new BigDecimal("0.0840"));
    }

    @Test
    void for_each_visits_every_document() {
        assertThat(buckets.insertAll(IntStream.range(0, 2500).mapToObj(i -> bucket("b" + i, "ada")).toList())).isEmpty();
        var seen = new HashSet<String>();
        buckets.forEach(Query.where("owner", "ada").ascending("drops"), bucket -> seen.add(bucket.id()));
        assertThat(seen).hasSize(2500);
    }

    @Test
    void a_repeated_bulk_insert_returns_the_documents_that_were_there() {
        assertThat(buckets.insertAll(List.of(bucket("b1", "ada"), bucket("b2", "ada").keyed("k")))).isEmpty();
        assertThat(buckets.insertAll(List.of(bucket("b1", "eve"), bucket("b3", "ada").keyed("k"), bucket("b4", "ada"))))
                .extracting(Bucket::id).containsExactly("b1", "b3");
        assertThat(buckets.find("b1").orElseThrow().owner()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void no_counter_value_is_assigned_twice(int threads) throws Exception {
        var counters = test.store().sequences();
        var work = new ArrayList<Callable<Long>>();
        for (int i = 0; i < 300; i++) {
            work.add(() -> counters.next("case"));
        }
        assertThat(atOnce(threads, work)).doesNotHaveDuplicates().hasSize(300);
        assertThat(counters.current("case")).isEqualTo(300);
        assertThat(counters.current("other")).isZero();
    }

    private static Bucket labelled(String id, String... labels) {
        return new Bucket(id, "ada", Optional.empty(), List.of(labels), 0, new Lid.Off(), List.of(), 0);
    }
}
