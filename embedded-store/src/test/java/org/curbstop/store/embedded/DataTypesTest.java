package org.curbstop.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.junit.jupiter.api.Test;

class DataTypesTest {

    @Test
    void a_document_is_read_back_from_disk_unchanged() {
        var document = new Document("_id", "acct_1")
                .append("version", 3L)
                .append("count", 7)
                .append("share", 0.25)
                .append("open", true)
                .append("nothing", null)
                .append("at", Instant.parse("2026-11-22T17:30:00.123Z"))
                .append("amount", new Decimal128(new BigDecimal("84.120")))
                .append("key", new ObjectId())
                .append("token", UUID.randomUUID())
                .append("lines", List.of(new Document("text", "Dée — 21 Dogwood Ln"), new Document()))
                .append("words", List.of("a", "b"));
        Document back = onDisk(BsonDocumentDataType.TYPE, document);
        assertThat(back).isEqualTo(document);
        assertThat(back.keySet()).containsExactlyElementsOf(document.keySet()); // documents keep the order of their fields
    }

    @Test
    void a_key_is_read_back_equal_including_null_and_missing_fields() {
        for (KeyValue key : List.of(
                new KeyValue("100200302"), new KeyValue("a", 5L, Instant.EPOCH), new KeyValue(Arrays.asList("a", null)),
                new KeyValue(List.of("a", Missing.getInstance())))) {
            KeyValue back = onDisk(IndexKeyDataType.TYPE, key);
            assertThat(IndexKeyDataType.TYPE.compare(back, key)).isZero();
            assertThat(back.size()).isEqualTo(key.size());
            assertThat(back.toString()).isEqualTo(key.toString());
        }
    }

    @Test
    void keys_are_ordered_by_field_and_equal_numbers_are_one_key() {
        assertThat(compare(new KeyValue("a", "z"), new KeyValue("b", "a"))).isNegative();
        assertThat(compare(new KeyValue("a", 2), new KeyValue("a", 10))).isNegative();
        assertThat(compare(new KeyValue(1), new KeyValue(1L))).isZero();
        assertThat(compare(new KeyValue(1L), new KeyValue(1.0))).isZero();
        assertThat(compare(new KeyValue("1"), new KeyValue(1))).isNotZero();
        assertThat(compare(new KeyValue("a"), new KeyValue("a", "b"))).isNegative();
    }

    private static int compare(KeyValue one, KeyValue other) {
        int forth = IndexKeyDataType.TYPE.compare(one, other);
        assertThat(Integer.signum(IndexKeyDataType.TYPE.compare(other, one))).isEqualTo(-Integer.signum(forth));
        return forth;
    }

    private static <T> T onDisk(BasicDataType<T> type, T value) {
        var out = new WriteBuffer();
        type.write(out, value);
        ByteBuffer in = out.getBuffer();
        in.flip();
        T back = type.read(in);
        assertThat(in.hasRemaining()).isFalse();
        return back;
    }
}
