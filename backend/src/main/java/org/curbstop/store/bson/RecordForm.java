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

/** A record as a document of its components. Fields that the record does not know are skipped, so two versions can share a database. */
final class RecordForm implements Form {

    record Part(String name, Form form, MethodHandle accessor) {}

    /**
     * Names of text that we make and look things up by: nobody's words, and masked it would not be found again. Account number and day in one
     * can pass for a card number.
     */
    private static final Set<String> IDENTIFIERS = Set.of("id", "key", "uniqueKey", "ref", "source", "bucket", "digest", "previous", "providerId",
            "origin", "cell", "verify");

    private final Class<?> type;
    private final MethodHandle constructor;
    // Resolved when first needed: a record may hold lists of itself.
    private volatile @Nullable List<Part> parts;
    private volatile Map<String, Integer> byName = Map.of();

    RecordForm(Class<?> type) {
        this.type = type;
        this.constructor = Handles.constructor(type);
    }

    List<Part> parts() {
        List<Part> known = parts;
        if (known != null) {
            return known;
        }
        var made = new ArrayList<Part>();
        var names = new HashMap<String, Integer>();
        for (var component : type.getRecordComponents()) {
            names.put(component.getName(), made.size());
            boolean identifier = component.getType() == String.class && IDENTIFIERS.contains(component.getName());
            made.add(new Part(component.getName(), identifier ? Scalars.IDENTIFIER : Forms.of(component.getGenericType()), Handles.accessor(component)));
        }
        byName = names;
        parts = made;
        return made;
    }

    @Override
    public void write(BsonWriter out, Object value) {
        out.writeStartDocument();
        writeParts(out, value);
        out.writeEndDocument();
    }

    void writeParts(BsonWriter out, Object value) {
        for (Part part : parts()) {
            write(out, part, part.name(), Handles.get(part.accessor(), value));
        }
    }

    static void write(BsonWriter out, Part part, String name, @Nullable Object value) {
        if (value != null && part.form().present(value)) {
            out.writeName(name);
            part.form().write(out, value);
        }
    }

    @Override
    public Object read(BsonReader in) {
        in.readStartDocument();
        Object read = readParts(in);
        in.readEndDocument();
        return read;
    }

    /** The rest of a document that is open already. */
    Object readParts(BsonReader in) {
        var values = absent(parts());
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            Integer at = byName.get(in.readName());
            if (at == null || in.getCurrentBsonType() == BsonType.NULL) {
                in.skipValue();
            } else {
                values[at] = readPart(in, parts().get(at));
            }
        }
        return make(values);
    }

    static @Nullable Object[] absent(List<Part> parts) {
        var values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).form().absent();
        }
        return values;
    }

    Object readPart(BsonReader in, Part part) {
        try {
            return part.form().read(in);
        } catch (RuntimeException e) {
            throw new IllegalStateException("stored " + type.getSimpleName() + "." + part.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    Object make(@Nullable Object[] values) {
        return Handles.make(constructor, values);
    }
}
