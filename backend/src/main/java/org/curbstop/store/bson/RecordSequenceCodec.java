package org.curbstop.store.bson;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.ByteBufNIO;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;

/** Codec of a sequence of records as bytes. As in BSON, each record starts with its length. */
public final class RecordSequenceCodec<T> {

    private final Class<T> type;
    private final RecordCodec form;

    public RecordSequenceCodec(Class<T> type) {
        this.type = type;
        this.form = new RecordCodec(type);
    }

    public ByteBuffer write(T record) {
        try (var bytes = new BasicOutputBuffer(); var out = new BsonBinaryWriter(bytes)) {
            form.write(out, record);
            return ByteBuffer.wrap(bytes.toByteArray());
        }
    }

    /** Passes on all complete records up to the first unreadable one, and ignores a truncated last one. */
    public void read(ByteBuffer bytes, Consumer<T> consumer) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() > Integer.BYTES && bytes.getInt(bytes.position()) <= bytes.remaining()) {
            int length = bytes.getInt(bytes.position());
            if (length <= Integer.BYTES) {
                break; // zeros, where a crash extended the file before its content was written
            }
            try (var in = new BsonBinaryReader(new ByteBufferBsonInput(new ByteBufNIO(bytes.slice(bytes.position(), length))))) {
                consumer.accept(type.cast(form.read(in)));
            }
            bytes.position(bytes.position() + length);
        }
    }
}
