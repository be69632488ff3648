package org.curbstop.store.bson;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.jspecify.annotations.Nullable;

/** Codec of a record as a document with one field per component. Unknown fields are skipped, so two versions can share a database. */
final class RecordCodec implements ValueCodec {

    record ComponentField(String name, ValueCodec form, MethodHandle accessor) {}

    /**
     * Components with generated text that is used for lookups. They hold no user input, and masking would break the lookup: an account
     * number followed by a date can look like a card number.
     */
    private static final Set<String> IDENTIFIERS = Set.of("id", "key", "uniqueKey", "ref", "source", "bucket", "digest", "previous",
            "providerId", "origin", "cell", "verify", "rejectsFile");

    private final Class<?> type;
    private final MethodHandle constructor;
    // Resolved on first use: a record may contain lists of its own type.
    private volatile @Nullable List<ComponentField> fields;
    private volatile Map<String, Integer> byName = Map.of();

    RecordCodec(Class<?> type) {
        this.type = type;
        this.constructor = RecordHandles.constructor(type);
    }

    List<ComponentField> fields() {
        List<ComponentField> known = fields;
        if (known != null) {
            return known;
        }
        var made = new ArrayList<ComponentField>();
        var names = new HashMap<String, Integer>();
        for (var component : type.getRecordComponents()) {
            names.put(component.getName(), made.size());
            boolean identifier = component.getType() == String.class && IDENTIFIERS.contains(component.getName());
            made.add(new ComponentField(component.getName(),
                    identifier ? ScalarCodecs.IDENTIFIER : ValueCodecs.of(component.getGenericType()), RecordHandles.accessor(component)));
        }
        byName = names;
        fields = made;
        return made;
    }

    @Override
    public void write(BsonWriter out, Object value) {
        out.writeStartDocument();
        writeFields(out, value);
        out.writeEndDocument();
    }

    void writeFields(BsonWriter out, Object value) {
        for (ComponentField part : fields()) {
            write(out, part, part.name(), RecordHandles.get(part.accessor(), value));
        }
    }

    static void write(BsonWriter out, ComponentField part, String name, @Nullable Object value) {
        if (value != null && part.form().isPresent(value)) {
            out.writeName(name);
            part.form().write(out, value);
        }
    }

    @Override
    public Object read(BsonReader in) {
        in.readStartDocument();
        Object read = readFields(in);
        in.readEndDocument();
        return read;
    }

    /** Reads the remaining fields of a document that was already started. */
    Object readFields(BsonReader in) {
        fields(); // resolves byName
        return readFields(in, byName);
    }

    /** Reads the remaining fields, with their positions by the name in the document; skips others. */
    Object readFields(BsonReader in, Map<String, Integer> positions) {
        List<ComponentField> parts = fields();
        var values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).form().absent();
        }
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            Integer at = positions.get(in.readName());
            if (at == null || in.getCurrentBsonType() == BsonType.NULL) {
                in.skipValue();
            } else {
                values[at] = readField(in, parts.get(at));
            }
        }
        return create(values);
    }

    private Object readField(BsonReader in, ComponentField part) {
        try {
            return part.form().read(in);
        } catch (RuntimeException e) {
            throw new IllegalStateException("stored " + type.getSimpleName() + "." + part.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    Object create(@Nullable Object[] values) {
        return RecordHandles.instantiate(constructor, values);
    }
}
