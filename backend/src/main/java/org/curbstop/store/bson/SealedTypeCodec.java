package org.curbstop.store.bson;

import java.util.HashMap;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.curbstop.store.StoredAs;
import org.curbstop.store.StoredName;

/**
 * Codec of a sealed type of records. The document starts with {@code is} and the {@link StoredAs} name ({@code awaiting-card}), never a
 * class name, so classes can be renamed.
 */
final class SealedTypeCodec implements ValueCodec {

    static final String TYPE_FIELD = "is";

    private final Map<String, RecordCodec> byAlias = new HashMap<>();
    private final Map<Class<?>, String> aliases = new HashMap<>();
    private final Class<?> type;

    SealedTypeCodec(Class<?> type) {
        this.type = type;
        register(type);
    }

    private void register(Class<?> from) {
        for (Class<?> member : from.getPermittedSubclasses()) {
            if (member.isSealed()) {
                register(member);
            } else if (member.isRecord()) {
                String alias = StoredName.of(member);
                if (byAlias.put(alias, new RecordCodec(member)) != null) {
                    throw new IllegalArgumentException("two members of " + type.getName() + " are stored as " + alias);
                }
                aliases.put(member, alias);
            } else {
                throw new IllegalArgumentException("cannot be stored: " + member.getName() + " is no record");
            }
        }
    }

    @Override
    public void write(BsonWriter out, Object value) {
        String alias = aliases.get(value.getClass());
        if (alias == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " is not one of " + type.getName());
        }
        out.writeStartDocument();
        out.writeString(TYPE_FIELD, alias);
        codec(alias).writeFields(out, value);
        out.writeEndDocument();
    }

    @Override
    public Object read(BsonReader in) {
        in.readStartDocument();
        Object read = codec(in.readString(TYPE_FIELD)).readFields(in);
        in.readEndDocument();
        return read;
    }

    private RecordCodec codec(String alias) {
        RecordCodec form = byAlias.get(alias);
        if (form == null) {
            throw new IllegalArgumentException("nothing of " + type.getSimpleName() + " is stored as " + alias);
        }
        return form;
    }
}
