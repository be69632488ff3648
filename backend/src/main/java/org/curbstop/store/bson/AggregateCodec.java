package org.curbstop.store.bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.curbstop.store.OutboxMessage;
import org.jspecify.annotations.Nullable;

/**
 * Codec of an aggregate as a whole document: {@code id} is stored as {@code _id}, {@code version} guards replacement, and {@code outbox} is
 * stored separately from the state.
 */
public final class AggregateCodec<T> implements Codec<T> {

    public static final String ID = "_id";
    public static final String VERSION = "version";
    private static final String OUTBOX = "outbox";

    private final Class<T> type;
    private final RecordCodec recordCodec;
    private final List<RecordCodec.ComponentField> fields;
    private final Map<String, Integer> byField;
    private final int id;
    private final int version;
    private final int outbox;

    public AggregateCodec(Class<T> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record");
        }
        this.type = type;
        this.recordCodec = new RecordCodec(type);
        this.fields = recordCodec.fields();
        this.id = positionOf("id");
        this.version = positionOf(VERSION);
        this.outbox = positionOf(OUTBOX);
        if (id < 0) {
            throw new IllegalArgumentException(type.getName() + " has no component id");
        }
        this.byField = IntStream.range(0, fields.size()).filter(i -> i != outbox).boxed()
                .collect(Collectors.toMap(this::fieldName, i -> i));
    }

    private int positionOf(String component) {
        return IntStream.range(0, fields.size()).filter(i -> fields.get(i).name().equals(component)).findFirst().orElse(-1);
    }

    private String fieldName(int position) {
        return position == id ? ID : fields.get(position).name();
    }

    /** Translates a path in the record to a path in the document. */
    public static String path(String path) {
        return path.equals("id") ? ID : path;
    }

    public boolean hasVersion() {
        return version >= 0;
    }

    public String id(T aggregate) {
        Object value = get(aggregate, id);
        return value instanceof String text ? text : ((SingleValueCodec) fields.get(id).form()).print(value);
    }

    public long version(T aggregate) {
        return version < 0 ? 0 : (Long) get(aggregate, version);
    }

    @SuppressWarnings("unchecked")
    public List<OutboxMessage> outbox(T aggregate) {
        return outbox < 0 ? List.of() : (List<OutboxMessage>) get(aggregate, outbox);
    }

    /** Returns the aggregate as stored: with the given version and an empty outbox. */
    public T withVersion(T aggregate, long newVersion) {
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == version ? (Object) newVersion : i == outbox ? List.of()
                    : RecordHandles.get(fields.get(i).accessor(), aggregate);
        }
        return type.cast(recordCodec.create(values));
    }

    /** Returns the names of the fields without a value, which an update has to remove. */
    public List<String> absentFields(T aggregate) {
        var absent = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
            if (i != outbox && !fields.get(i).form().isPresent(RecordHandles.get(fields.get(i).accessor(), aggregate))) {
                absent.add(fieldName(i));
            }
        }
        return absent;
    }

    private Object get(T aggregate, int position) {
        Object value = RecordHandles.get(fields.get(position).accessor(), aggregate);
        if (value == null) {
            throw new IllegalArgumentException(type.getSimpleName() + "." + fields.get(position).name() + " is null");
        }
        return value;
    }

    /** Encodes the state without the outbox. */
    @Override
    public void encode(BsonWriter out, T aggregate, EncoderContext context) {
        out.writeStartDocument();
        writeFields(out, aggregate);
        out.writeEndDocument();
    }

    public void writeFields(BsonWriter out, T aggregate) {
        for (int i = 0; i < fields.size(); i++) {
            if (i != outbox) {
                RecordCodec.ComponentField part = fields.get(i);
                RecordCodec.write(out, part, fieldName(i), RecordHandles.get(part.accessor(), aggregate));
            }
        }
    }

    @Override
    public T decode(BsonReader in, DecoderContext context) {
        in.readStartDocument();
        Object read = recordCodec.readFields(in, byField);
        in.readEndDocument();
        return type.cast(read);
    }

    @Override
    public Class<T> getEncoderClass() {
        return type;
    }
}
