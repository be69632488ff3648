package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Stores a document as BSON. The stock type stores a serialized Java object, which accounts for most of the time of a write. */
final class BsonDocumentDataType extends BasicDataType<Document> {

    static final BsonDocumentDataType TYPE = new BsonDocumentDataType();

    private static final int FIRST_GUESS_BYTES = 512;
    private static final int BYTES_PER_VALUE = 40;

    private BsonDocumentDataType() {}

    static void writeBson(WriteBuffer out, Document document) {
        ByteBuf bytes = Unpooled.buffer(FIRST_GUESS_BYTES);
        BsonEncoder.encodeDocument(document, bytes);
        out.putVarInt(bytes.readableBytes()).put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    static Document readBson(ByteBuffer in) {
        byte[] bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        writeBson(out, document);
    }

    @Override
    public Document read(ByteBuffer in) {
        return readBson(in);
    }

    /** Returns an estimate in bytes, which decides when a page is split and how much is cached. */
    @Override
    public int getMemory(Document document) {
        return size(document);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    private static int size(@Nullable Object value) {
        return switch (value) {
            case String text -> BYTES_PER_VALUE + text.length();
            case Map<?, ?> map -> map.entrySet().stream().mapToInt(e -> BYTES_PER_VALUE + size(e.getKey()) + size(e.getValue())).sum();
            case Collection<?> list -> list.stream().mapToInt(BsonDocumentDataType::size).sum();
            case null, default -> BYTES_PER_VALUE;
        };
    }
}
