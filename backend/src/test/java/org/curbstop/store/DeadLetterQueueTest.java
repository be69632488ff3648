package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.curbstop.store.bson.ValueCodecs;
import org.junit.jupiter.api.Test;

/** Events whose delivery was given up. */
@DatabaseTest
class DeadLetterQueueTest {

    record Rang(String bell) implements DomainEvent {}

    record Bell(String id, long version, List<OutboxMessage> outbox) implements OutboxAggregate {}

    private final TestStore test;
    private final AggregateCollection<Bell> bells;

    DeadLetterQueueTest(TestStore test) {
        this.test = test;
        this.bells = test.store().collection(Bell.class, "bells");
    }

    private void givenUp(String id, String bell) {
        var entry = new BsonDocument(OutboxFormat.ENTRY_ID, new BsonString(id)).append(OutboxFormat.AT, new BsonDateTime(0))
                .append(OutboxFormat.EVENT, ValueCodecs.writeSelfDescribing(new Rang(bell)));
        test.store().deadLetters().add("bells", bell, entry, new IllegalStateException("no ear"));
    }

    @Test
    void an_abandoned_event_is_listed_and_redelivered_once() {
        bells.insert(new Bell("b1", 0, List.of()));
        givenUp("e1", "b1");

        assertThat(test.store().deadLetters().list()).singleElement().satisfies(event -> assertThat(event.refusal()).contains("no ear"));
        assertThat(test.store().deadLetters().redeliver("e1")).isTrue();
        assertThat(test.told()).containsExactly(new Rang("b1"));
        assertThat(test.store().deadLetters().list()).isEmpty();
        assertThat(test.store().deadLetters().redeliver("e1")).isFalse();
    }

    @Test
    void a_dead_letter_stays_listed_if_its_aggregate_is_gone() {
        givenUp("e1", "b1");

        assertThat(test.store().deadLetters().redeliver("e1")).isFalse();
        assertThat(test.store().deadLetters().list()).hasSize(1);
    }
}
