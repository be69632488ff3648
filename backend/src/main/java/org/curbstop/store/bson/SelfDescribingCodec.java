package org.curbstop.store.bson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.curbstop.common.masking.SensitiveNumbers;

/**
 * Codec of a value whose type is known only at run time: an event, or a fact in a map. Text, numbers, booleans, instants, lists and maps
 * are stored as themselves. Any other value is stored as a document that names its type: the class for JDK types, the {@link OpenTypes}
 * name for our own.
 */
final class SelfDescribingCodec implements ValueCodec {

    static final SelfDescribingCodec INSTANCE = new SelfDescribingCodec();

    private static final String TYPE_FIELD = "is";
    private static final String VALUE = "value";
    private static final Map<String, Class<?>> JDK = new ConcurrentHashMap<>();

    private SelfDescribingCodec() {}

    @Override
    public void write(BsonWriter out, Object value) {
        switch (value) {
            case String s -> out.writeString(SensitiveNumbers.mask(s));
            case Boolean b -> out.writeBoolean(b);
            case Integer i -> out.writeInt32(i);
            case Long l -> out.writeInt64(l);
            case Double d -> out.writeDouble(d);
            case Instant at -> out.writeDateTime(at.toEpochMilli());
            case List<?> list -> {
                out.writeStartArray();
                list.forEach(each -> write(out, each));
                out.writeEndArray();
            }
            case Map<?, ?> map -> {
                out.writeStartDocument();
                map.forEach((k, v) -> {
                    out.writeName(k.equals(TYPE_FIELD) ? "_is" : (String) k);
                    write(out, v);
                });
                out.writeEndDocument();
            }
            default -> writeTyped(out, value);
        }
    }

    private static void writeTyped(BsonWriter out, Object value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        out.writeStartDocument();
        out.writeString(TYPE_FIELD, name(type));
        if (type.isRecord() && !SingleValueCodec.supports(type)) {
            ((RecordCodec) ValueCodecs.of(type)).writeFields(out, value);
        } else {
            out.writeName(VALUE);
            ValueCodecs.of(type).write(out, value);
        }
        out.writeEndDocument();
    }

    @Override
    public Object read(BsonReader in) {
        return switch (in.getCurrentBsonType()) {
            case STRING -> in.readString();
            case BOOLEAN -> in.readBoolean();
            case INT32 -> in.readInt32();
            case INT64 -> in.readInt64();
            case DOUBLE -> in.readDouble();
            case DATE_TIME -> Instant.ofEpochMilli(in.readDateTime());
            case ARRAY -> readList(in);
            case DOCUMENT -> readDocument(in);
            default -> throw new IllegalArgumentException("unexpected " + in.getCurrentBsonType());
        };
    }

    private List<Object> readList(BsonReader in) {
        var list = new ArrayList<>();
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            list.add(read(in));
        }
        in.readEndArray();
        return Collections.unmodifiableList(list);
    }

    private Object readDocument(BsonReader in) {
        in.readStartDocument();
        var map = new LinkedHashMap<String, Object>();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = in.readName();
            if (map.isEmpty() && name.equals(TYPE_FIELD)) {
                Object typed = readTyped(in, type(in.readString()));
                in.readEndDocument();
                return typed;
            }
            map.put(name.equals("_is") ? TYPE_FIELD : name, read(in));
        }
        in.readEndDocument();
        return Collections.unmodifiableMap(map);
    }

    private static Object readTyped(BsonReader in, Class<?> type) {
        if (type.isRecord() && !SingleValueCodec.supports(type)) {
            Object read = ((RecordCodec) ValueCodecs.of(type)).readFields(in);
            return read;
        }
        in.readBsonType();
        in.readName();
        Object read = ValueCodecs.of(type).read(in);
        in.readBsonType();
        return read;
    }

    private static String name(Class<?> type) {
        return ScalarCodecs.of(type) != null ? type.getName() : OpenTypes.name(type);
    }

    /** Resolves only listed types and supported JDK types; a document can never cause any other class to be instantiated. */
    private static Class<?> type(String name) {
        return name.startsWith("java.") ? JDK.computeIfAbsent(name, SelfDescribingCodec::load) : OpenTypes.type(name);
    }

    private static Class<?> load(String name) {
        Class<?> type = OpenTypes.load(name);
        if (ScalarCodecs.of(type) == null) {
            throw new IllegalArgumentException("not a stored type: " + name);
        }
        return type;
    }
}
