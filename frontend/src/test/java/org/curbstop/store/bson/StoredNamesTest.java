package org.curbstop.store.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.curbstop.common.Money;
import org.curbstop.store.Query;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/**
 * Stored names do not change when Java names do (docs/decisions/0180). To add a name, write the list again with
 * {@code ./mvnw -Dquick -pl frontend -am test -Dtest=StoredNamesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -DargLine=-Dstored-names=write}. If lines change or disappear, documents that contain these names need a migration.
 */
class StoredNamesTest {

    private static final Path LIST = Path.of("src/test/resources/stored-data/stored-names.txt");
    /** Internal collections of the store. */
    private static final Set<String> OWN = Set.of("counters", "leases", "undelivered");

    private static final boolean WRITE = "write".equals(System.getProperty("stored-names"));

    private static final StoredTypes TYPES = new StoredTypes();
    private static final StoredNames NAMES = StoredNames.of(TYPES);
    private static final Map<String, List<BsonDocument>> DATA = StoredData.load();

    @Test
    void every_stored_name_matches_the_recorded_list() throws IOException {
        if (WRITE) {
            Files.write(LIST, NAMES.lines());
        }
        List<String> listed = Files.readAllLines(LIST);
        assertThat(without(listed, NAMES.lines())).as("recorded names that nothing reads any more").isEmpty();
        assertThat(without(NAMES.lines(), listed)).as("names missing from the recorded list").isEmpty();
    }

    @Test
    void every_event_has_a_stored_name() {
        assertThat(TYPES.open().values()).containsAll(TYPES.events()).contains(Money.class);
    }

    @Test
    void a_type_without_a_stored_name_is_rejected_with_its_class_name() {
        assertThatThrownBy(() -> ValueCodecs.of(Nameless.class)).hasMessageContaining("Nameless$Bare").hasMessageContaining("@StoredAs");
        assertThatThrownBy(() -> ValueCodecs.writeSelfDescribing(new Nameless.Bare()))
                .hasMessageContaining("Nameless$Bare").hasMessageContaining(OpenTypes.FILE);
    }

    @Test
    void documents_of_older_builds_are_read_and_written_unchanged() throws IOException {
        if (WRITE) {
            writeNewDocuments();
        }
        try (var test = new TestStore(); var client = MongoClients.create(test.uri())) {
            var database = client.getDatabase(test.uri().replaceAll(".*/([^/?]+)(\\?.*)?$", "$1"));
            assertThat(without(DATA.keySet(), TYPES.collections().keySet())).as("collections without a reader").isSubsetOf(OWN);
            assertThat(without(TYPES.collections().keySet(), DATA.keySet())).as("collections without data: regenerate the list").isEmpty();
            TYPES.collections().forEach((name, type) -> {
                database.getCollection(name, BsonDocument.class).insertMany(DATA.get(name));
                assertThat(rewritten(test, name, type)).as(name).isEqualTo(stored(name));
            });
        }
    }

    @Test
    void members_and_events_of_older_builds_are_read_and_written_unchanged() throws IOException {
        if (WRITE) {
            writeNewMembers();
        }
        Map<String, BsonDocument> stored = StoredData.members();
        assertThat(without(stored.keySet(), NAMES.members().keySet())).as("types in older data that nothing reads any more").isEmpty();
        assertThat(without(NAMES.members().keySet(), stored.keySet())).as("names without sample data: regenerate the list").isEmpty();
        NAMES.members().forEach((path, type) -> {
            ValueCodec form = ValueCodecs.of(NAMES.typeAt(path));
            Object read = read(form, stored.get(path));
            assertThat(read).isInstanceOf(type);
            assertThat(sorted(written(form, read))).as(path).isEqualTo(sorted(stored.get(path)));
        });
    }

    /** Adds samples of new collections and leaves existing documents unchanged. */
    private static void writeNewDocuments() throws IOException {
        var samples = new Samples(readAll());
        TYPES.collections().forEach((name, type) -> DATA.computeIfAbsent(name, is -> List.of(encoded(type, samples.of(type)))));
        StoredData.write(DATA);
    }

    private static void writeNewMembers() throws IOException {
        Map<String, BsonDocument> stored = StoredData.members();
        var samples = new Samples(readAll());
        NAMES.members().forEach((path, type) -> stored.computeIfAbsent(
                path, is -> written(ValueCodecs.of(NAMES.typeAt(path)), samples.of(type)).asDocument()));
        StoredData.writeMembers(stored);
    }

    private static List<Object> readAll() {
        var all = new ArrayList<>();
        TYPES.collections().forEach((name, type) -> DATA.getOrDefault(name, List.of()).forEach(
                each -> all.add(new AggregateCodec<>(type).decode(new BsonDocumentReader(each), DecoderContext.builder().build()))));
        return all;
    }

    private static <T> BsonDocument encoded(Class<T> type, Object value) {
        var document = new BsonDocument();
        new AggregateCodec<>(type).encode(new BsonDocumentWriter(document), type.cast(value), EncoderContext.builder().build());
        return document;
    }

    sealed interface Nameless {
        record Bare() implements Nameless {}
    }

    private static <T> Set<BsonValue> rewritten(TestStore test, String name, Class<T> type) {
        var all = new HashSet<BsonValue>();
        test.store().collection(type, name).forEach(Query.all(), each -> all.add(sorted(encoded(type, each))));
        return all;
    }

    /** Returns the stored documents without their outbox, which is not part of the state, and without the documents of referrals. */
    private static Set<BsonValue> stored(String name) {
        return DATA.get(name).stream().map(BsonDocument::clone).map(each -> {
            each.remove("_outbox");
            each.remove("_telling");
            if (name.equals("referrals")) {
                each.remove("papers"); // a list that nothing could fill
            }
            return sorted(each);
        }).collect(Collectors.toSet());
    }

    /** Sorts all arrays, because the order of a set can change. */
    private static BsonValue sorted(BsonValue value) {
        if (value instanceof BsonDocument document) {
            var sorted = new BsonDocument();
            document.forEach((name, each) -> sorted.append(name, sorted(each)));
            return sorted;
        }
        return value instanceof BsonArray array
                ? new BsonArray(array.stream().map(StoredNamesTest::sorted).sorted(Comparator.comparing(BsonValue::toString)).toList())
                : value;
    }

    private static BsonValue written(ValueCodec form, Object value) {
        var holder = new BsonDocument();
        try (var out = new BsonDocumentWriter(holder)) {
            out.writeStartDocument();
            out.writeName("v");
            form.write(out, value);
            out.writeEndDocument();
        }
        return Objects.requireNonNull(holder.get("v"));
    }

    private static Object read(ValueCodec form, BsonValue value) {
        try (var in = new BsonDocumentReader(new BsonDocument("v", value))) {
            in.readStartDocument();
            assertThat(in.readBsonType()).isNotEqualTo(BsonType.END_OF_DOCUMENT);
            in.readName();
            return form.read(in);
        }
    }

    private static List<String> without(Collection<String> from, Collection<String> those) {
        var known = Set.copyOf(those);
        return from.stream().filter(each -> !known.contains(each)).toList();
    }
}
