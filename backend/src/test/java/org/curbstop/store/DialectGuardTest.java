package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DatabaseTest
class DialectGuardTest {

    private final TestStore test;
    private final MongoCollection<BsonDocument> people;

    DialectGuardTest(TestStore test) {
        this.test = test;
        this.people = test.store().bsonCollection("people");
    }

    @AfterEach
    void clear_expected_violations() {
        DialectGuard.violations(test.database());
    }

    private interface Said {
        void to(MongoCollection<BsonDocument> people);
    }

    static Stream<Arguments> commands_outside_the_dialect() {
        return Stream.of(
                bite("option find.collation", people -> people.find().collation(Collation.builder().locale("es").build()).first()),
                bite("statement indexes.partialFilterExpression", people -> people.createIndex(
                        Indexes.ascending("phone"), new IndexOptions().unique(true).partialFilterExpression(Filters.exists("phone")))),
                bite("statement indexes.expireAfterSeconds", people -> people.createIndex(
                        Indexes.ascending("at"), new IndexOptions().expireAfter(1L, TimeUnit.HOURS))),
                bite("statement indexes.collation", people -> people.createIndex(
                        Indexes.ascending("name"), new IndexOptions().collation(Collation.builder().locale("es").build()))),
                bite("index kind BsonString{value='text'}", people -> people.createIndex(Indexes.text("name"))),
                bite("sparse index over several fields", people -> people.createIndex(
                        Indexes.ascending("a", "b"), new IndexOptions().sparse(true))),
                bite("query $text", people -> people.find(Filters.text("alder")).first()),
                bite("query $nearSphere", people -> people.find(Filters.nearSphere("point", 1, 2, 3d, 0d)).first()),
                bite("query $regex",
                        people -> people.find(new BsonDocument("name", new BsonDocument("$regex", new BsonString("^A")))).first()),
                bite("command aggregate", people -> people.aggregate(List.of(Filters.eq("$unionWith", "x"))).first()),
                bite("pipeline as update", people -> people.updateOne(Filters.eq("_id", 1), List.of(Updates.set("a", 1)))),
                bite("update $currentDate", people -> people.updateOne(Filters.eq("_id", 1), Updates.currentDate("at"))));
    }

    private static Arguments bite(String name, Said answer) {
        return Arguments.of(name, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands_outside_the_dialect")
    void commands_outside_the_dialect_are_reported_by_name(String name, Said answer) {
        assertThatThrownBy(() -> answer.to(people)).isInstanceOf(DialectGuard.NotInDialect.class).hasMessageContaining(name)
                .hasMessageContaining("people");
    }

    @Test
    void a_transaction_is_rejected() {
        var command = new BsonDocument("insert", new BsonString("people")).append("startTransaction", BsonBoolean.TRUE)
                .append("autocommit", BsonBoolean.FALSE).append("documents", new BsonArray());
        assertThatThrownBy(() -> test.run(command)).isInstanceOf(DialectGuard.NotInDialect.class)
                .hasMessageContaining("option insert.startTransaction");
    }

    @Test
    void violations_in_the_background_are_recorded() {
        assertThatThrownBy(() -> people.find(Filters.text("alder")).first()).isInstanceOf(AssertionError.class);
        assertThat(DialectGuard.violations(test.database())).anySatisfy(said -> assertThat(said).contains("$text"));
    }

    @Test
    void commands_of_the_dialect_are_allowed() {
        people.insertOne(new BsonDocument("_id", new BsonString("ada")).append("n", new BsonInt32(1)));
        people.updateOne(Filters.and(Filters.eq("_id", "ada"), Filters.gte("n", 1)), Updates.inc("n", 1));
        assertThat(people.find(Filters.in("n", 2, 3)).sort(Sorts.ascending("n")).limit(1).first()).isNotNull();
    }
}
