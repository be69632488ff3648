package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Key of a unique index, ordered as the server orders values. The stock order is that of the bytes of serialized Java objects, which are
 * created again for every comparison.
 */
final class IndexKeyDataType extends BasicDataType<KeyValue> {

    static final IndexKeyDataType TYPE = new IndexKeyDataType();

    private static final int BYTES_PER_VALUE = 48;

    private IndexKeyDataType() {}

    @Override
    public int compare(KeyValue one, KeyValue other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = ValueComparator.asc().compare(one.get(i), other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    @Override
    public void write(WriteBuffer out, KeyValue key) {
        var fields = new Document();
        for (int i = 0; i < key.size(); i++) {
            if (!(key.get(i) instanceof Missing)) {
                fields.put(String.valueOf(i), key.get(i));
            }
        }
        out.putVarInt(key.size());
        BsonDocumentDataType.writeBson(out, fields);
    }

    @Override
    public KeyValue read(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        Document fields = BsonDocumentDataType.readBson(in);
        var values = new ArrayList<Object>();
        for (int i = 0; i < size; i++) {
            values.add(fields.getOrMissing(String.valueOf(i)));
        }
        return new KeyValue(values);
    }

    @Override
    public int getMemory(KeyValue key) {
        return key.stream().mapToInt(value -> BYTES_PER_VALUE + (value instanceof String text ? text.length() : 0)).sum();
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
