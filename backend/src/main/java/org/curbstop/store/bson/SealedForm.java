package org.curbstop.store.bson;

import java.util.HashMap;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.curbstop.store.StoredAs;
import org.curbstop.store.StoredName;

/**
 * One of a closed set of records: its document starts with {@code is} and what {@link StoredAs} calls it ({@code awaiting-card}). Never
 * a class name, so classes may be renamed.
 */
final class SealedForm implements Form {

    static final String IS = "is";

    private final Map<String, RecordForm> byAlias = new HashMap<>();
    private final Map<Class<?>, String> aliases = new HashMap<>();
    private final Class<?> type;

    SealedForm(Class<?> type) {
        this.type = type;
        collect(type);
    }

    private void collect(Class<?> from) {
        for (Class<?> member : from.getPermittedSubclasses()) {
            if (member.isSealed()) {
                collect(member);
            } else if (member.isRecord()) {
                String alias = StoredName.of(member);
                if (byAlias.put(alias, new RecordForm(member)) != null) {
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
        out.writeString(IS, alias);
        form(alias).writeParts(out, value);
        out.writeEndDocument();
    }

    @Override
    public Object read(BsonReader in) {
        in.readStartDocument();
        Object read = form(in.readString(IS)).readParts(in);
        in.readEndDocument();
        return read;
    }

    private RecordForm form(String alias) {
        RecordForm form = byAlias.get(alias);
        if (form == null) {
            throw new IllegalArgumentException("nothing of " + type.getSimpleName() + " is stored as " + alias);
        }
        return form;
    }
}
