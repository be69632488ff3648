package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.curbstop.store.bson.Forms;
import org.junit.jupiter.api.Test;

/** Events that were given up. */
@StoreTest
class UndeliveredTest {

    record Rang(String bell) implements Event {}

    record Bell(String id, long version, List<Outgoing> outbox) implements Outboxed {}

    private final TestStore test;
    private final Documents<Bell> bells;

    UndeliveredTest(TestStore test) {
        this.test = test;
        this.bells = test.store().documents(Bell.class, "bells");
    }

    private void givenUp(String id, String bell) {
        var entry = new BsonDocument(Outbox.ENTRY_ID, new BsonString(id)).append(Outbox.AT, new BsonDateTime(0)).append(Outbox.EVENT, Forms.open(new Rang(bell)));
        test.store().undelivered().add("bells", bell, entry, new IllegalStateException("no ear"));
    }

    @Test
    void what_was_given_up_is_listed_and_delivered_again_once() {
        bells.insert(new Bell("b1", 0, List.of()));
        givenUp("e1", "b1");

        assertThat(test.store().undelivered().list()).singleElement().satisfies(event -> assertThat(event.refusal()).contains("no ear"));
        assertThat(test.store().undelivered().deliverAgain("e1")).isTrue();
        assertThat(test.told()).containsExactly(new Rang("b1"));
        assertThat(test.store().undelivered().list()).isEmpty();
        assertThat(test.store().undelivered().deliverAgain("e1")).isFalse();
    }

    @Test
    void what_told_it_may_be_gone_and_it_stays_listed() {
        givenUp("e1", "b1");

        assertThat(test.store().undelivered().deliverAgain("e1")).isFalse();
        assertThat(test.store().undelivered().list()).hasSize(1);
    }
}
