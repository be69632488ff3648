package org.curbstop.store;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.curbstop.store.bson.AggregateCodec;

/**
 * Index of a kind that behaves the same on every server: plain over one or more fields, unique, or unique where present over one field.
 * Partial and collated indexes are not supported; store a normalized field instead.
 *
 * @param fields dotted paths of record components; {@code id} is the document's own id
 */
public record Index(List<String> fields, boolean unique, boolean sparse) {

    public Index {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("an index needs a field");
        }
        if (sparse && fields.size() > 1) {
            throw new IllegalArgumentException("a sparse index has one field: servers differ on more");
        }
    }

    /**
     * Index for equality on the leading fields and order by the following ones. The id is appended because every sort order ends with it; a
     * server that finds it in the index does not sort in memory.
     */
    public static Index on(String... fields) {
        return new Index(List.of(fields), false, false);
    }

    /** Unique index: no two documents have the same values, and inserting a second returns false. All documents have the fields. */
    public static Index unique(String... fields) {
        return new Index(List.of(fields), true, false);
    }

    /** Unique index over an {@code Optional} component: no two documents that have a value have the same one. */
    public static Index uniqueWherePresent(String field) {
        return new Index(List.of(field), true, true);
    }

    /** Returns the field paths as stored, in order. */
    List<String> paths() {
        var paths = new ArrayList<>(fields.stream().map(AggregateCodec::path).toList());
        if (endsWithAddedId()) {
            paths.add(AggregateCodec.ID);
        }
        return paths;
    }

    private boolean endsWithAddedId() {
        return !unique && !sparse && !fields.contains("id");
    }

    BsonDocument keys() {
        var keys = new BsonDocument();
        paths().forEach(path -> keys.append(path, new BsonInt32(1)));
        return keys;
    }

    String name() {
        return String.join("_", fields).replace('.', '-') + (unique ? "_unique" : endsWithAddedId() ? "_then_id" : "");
    }

}
