package org.curbstop.store;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.curbstop.store.bson.AggregateCodec;

/**
 * An index, of the kinds that behave the same on every server: plain over one or more fields, unique, and unique-where-present over
 * one derived field. Never partial, never collated: store a normalised field instead.
 *
 * @param fields dotted paths as in the record; {@code id} is the document's own
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
     * For equality on the first of these fields and order by those that follow. The id comes last by itself: every order ends with it,
     * and a server that finds it in the index needs not sort.
     */
    public static Index on(String... fields) {
        return new Index(List.of(fields), false, false);
    }

    /** No two documents with the same values; a second insert answers false. Every document has the fields. */
    public static Index unique(String... fields) {
        return new Index(List.of(fields), true, false);
    }

    /** No two documents with the same value, among those that have one: over an {@code Optional}. */
    public static Index uniqueWherePresent(String field) {
        return new Index(List.of(field), true, true);
    }

    /** The fields as stored, in order. */
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
