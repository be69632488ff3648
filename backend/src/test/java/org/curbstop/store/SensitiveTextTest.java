package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.masking.SensitiveNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No card or social security number is ever stored, whatever field its text is in. */
@DatabaseTest
class SensitiveTextTest {

    private static final String CARD = "4242 4242 4242 4242";
    private static final String SOCIAL = "123-45-6789";

    record Noted(String text, Object fact) implements DomainEvent {}

    record Number(String value) {}

    sealed interface Reason {
        @StoredAs("said")
        record Said(String why) implements Reason {}
    }

    record Note(
            String id, String text, Optional<String> more, List<String> lines, Set<String> tags, Map<String, String> facts,
            Map<String, Object> open, Object any,
            Reason reason, Number number, PhoneNumber phone, List<OutboxMessage> outbox, long version) implements OutboxAggregate {}

    private final TestStore test;

    SensitiveTextTest(TestStore test) {
        this.test = test;
    }

    private static Note note(String id, String said) {
        return new Note(
                id, said, Optional.of(said), List.of(said), Set.of(said), Map.of("a " + said, said),
                Map.of("b", Map.of("c", List.of(said))), new Noted(said, said),
                new Reason.Said(said), new Number("4242424242424242"), PhoneNumber.parse("+15035550142").orElseThrow(),
                List.of(OutboxMessage.of(new Noted(said, Map.of("d", said)))), 0);
    }

    @Test
    void no_document_field_stores_a_sensitive_number() {
        AggregateCollection<Note> notes = test.store().collection(Note.class, "notes");
        notes.insert(note("n1", "Pay with " + CARD));
        notes.change("n1", note -> note(note.id(), "I am " + SOCIAL));
        notes.insert(note("n2", "Pay with " + CARD));

        List<BsonDocument> stored = test.store().bsonCollection("notes").find().into(new ArrayList<>());
        assertThat(stored.toString()).contains("Pay with ••••", "I am ••••", "+15035550142").doesNotContain("4242 ", SOCIAL);
        assertThat(notes.find("n2").orElseThrow().number()).as("a typed id is not free text")
                .isEqualTo(new Number("4242424242424242"));
    }

    record Posted(String id, String key, String source, String words) {}

    @Test
    void an_identifier_resembling_a_card_number_can_be_found() {
        AggregateCollection<Posted> posted = test.store().collection(Posted.class, "posted");
        assertThat(SensitiveNumbers.mask("4242424242424242")).isEqualTo(SensitiveNumbers.MASK);
        for (String id : List.of("4242424242424242", "610200302/20261122")) {
            posted.insert(new Posted(id, id, id, id));
            assertThat(posted.find(id)).hasValueSatisfying(found -> {
                assertThat(found.key()).isEqualTo(id);
                assertThat(found.source()).isEqualTo(id);
            });
        }
        assertThat(posted.find("4242424242424242").orElseThrow().words()).isEqualTo(SensitiveNumbers.MASK);
    }

    @Test
    void no_spool_file_stores_a_sensitive_number(@TempDir Path data) throws IOException {
        new DiskSpoolFactory(data).create(Note.class, "notes").add(note("n1", "Pay with " + CARD + " or " + SOCIAL));

        String written = Files.readString(data.resolve("spool/notes/open"), StandardCharsets.ISO_8859_1);
        assertThat(written).contains("Pay with").doesNotContain("4242 ", SOCIAL);
    }
}
