package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Collection with the third fix (docs/decisions/0001): a query with equalities on a prefix of an index reads only the documents in that
 * index. In the stock server, every filter other than exactly one unique key scans the whole collection. A replacement here costs only what
 * it writes; the stock server copies, compares twice and measures the whole old document.
 */
final class IndexedCollection extends H2Collection {

    /** Documents examined by queries of this process, by collection name: tests count these instead of measuring time. */
    static final Map<String, LongAdder> EXAMINED = new ConcurrentHashMap<>();

    private static final String ID = "_id";
    private static final Document ASCENDING = new Document(ID, 1);
    private static final Document DESCENDING = new Document(ID, -1);

    private final IndexedDatabase database;
    private final MVMap<Object, Document> documents;
    private final LongAdder examined;

    IndexedCollection(IndexedDatabase database, String name, CollectionOptions options, MVMap<Object, Document> documents,
            MVMap<String, Object> about, CursorRegistry cursors) {
        // Before super(), which may add the first index.
        this.database = database;
        this.documents = documents;
        this.examined = EXAMINED.computeIfAbsent(name, collection -> new LongAdder());
        super(database, name, options, documents, about, cursors);
    }

    /** Adds an index without reading documents if the file holds its entries. The stock server refills an empty index at each start. */
    @Override
    public void addIndex(Index<Object> index) {
        boolean known = getIndexes().stream().anyMatch(each -> each.getName().equals(index.getName()));
        if (known || database.isOpened() && !(index instanceof PrefixIndex)) {
            super.addIndex(index);
            return;
        }
        if (index instanceof PrefixIndex prefix && !prefix.isComplete()) {
            prefix.fill(documents);
        }
        getIndexes().add(index);
    }

    /** The stock server encodes every written document again for a total that only {@code collStats} reads. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert,
            Oplog oplog) {
        var equalities = new Document();
        flatten(selector, equalities);
        boolean replaces = !multi && !upsert && update.keySet().stream().noneMatch(key -> key.startsWith("$"));
        String id = storageKey(equalities);
        if (!replaces || id == null || !id.equals(update.getOrDefault(ID, id))) {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        }
        Document before = documents.get(id);
        if (before == null || !documentMatchesQuery(before, selector)) {
            return new Document("n", 0).append("nModified", 0);
        }
        var after = new Document(ID, id);
        after.putAll(update);
        Utils.validateFieldNames(after);
        List<Index<Object>> touched = getIndexes().stream().filter(index -> isTouched(index, before, after)).toList();
        touched.forEach(index -> index.checkUpdate(before, after, this));
        touched.forEach(index -> index.updateInPlace(before, after, id, this));
        documents.put(id, after);
        return new Document("n", 1).append("nModified", 1);
    }

    /** Returns false if all top-level fields of the index are unchanged, which is cheaper to check than its keys. */
    private static boolean isTouched(Index<Object> index, Document before, Document after) {
        return index.getKeys().stream().map(key -> key.getKey().split("\\.", 2)[0])
                .anyMatch(field -> !Objects.equals(before.get(field), after.get(field)));
    }

    /** Returns the key of the document with that {@code _id}, or null if the query does not name one. */
    private @Nullable String storageKey(Document equalities) {
        return ID.equals(getIdField()) && equalities.get(ID) instanceof String id ? id : null;
    }

    @Override
    protected QueryResult queryDocuments(Document query, Document order, int skip, int limit, int batch, Document fields) {
        var equalities = new Document();
        flatten(query, equalities);
        Iterable<Object> positions = positions(equalities);
        if (positions != null) {
            return matchDocuments(query, positions, order, skip, limit, batch, fields);
        }
        return isByTextId(order)
                ? matchDocumentsFromStream(query, byId(equalities.get(ID), DESCENDING.equals(order)), skip, limit, batch, null, fields)
                : super.queryDocuments(query, order, skip, limit, batch, fields);
    }

    /**
     * Returns whether the order is that of storage or its reverse, so that only the requested documents are read. Mixed id types sort
     * differently.
     */
    private boolean isByTextId(@Nullable Document order) {
        return (ASCENDING.equals(order) || DESCENDING.equals(order)) && ID.equals(getIdField())
                && documents.firstKey() instanceof String && documents.lastKey() instanceof String;
    }

    /** Streams the documents whose ids may be within the bounds, in order. The caller excludes a bound that does not belong to them. */
    private Stream<Document> byId(@Nullable Object condition, boolean descending) {
        Object least = bound(condition, "$gte", "$gt");
        Object most = bound(condition, "$lte", "$lt");
        Cursor<Object, Document> cursor = documents.cursor(descending ? most : least, descending ? least : most, descending);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false).map(_ -> cursor.getValue());
    }

    private static @Nullable Object bound(@Nullable Object condition, String... operators) {
        return condition instanceof Document bounds
                ? Stream.of(operators).map(bounds::get).filter(String.class::isInstance).findFirst().orElse(null) : null;
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        examined.increment();
        return super.documentMatchesQuery(document, query);
    }

    private @Nullable Iterable<Object> positions(Document equalities) {
        String id = storageKey(equalities);
        if (id != null) {
            return documents.containsKey(id) ? List.of(id) : List.of();
        }
        PrefixIndex best = null;
        int most = 0;
        for (Index<Object> index : getIndexes()) {
            if (index instanceof PrefixIndex prefix) {
                int usable = prefix.usablePrefix(equalities);
                if (usable > most) {
                    best = prefix;
                    most = usable;
                }
            } else {
                Document key = key(index, equalities);
                if (key != null && index.canHandle(key)) {
                    return index.getPositions(key);
                }
            }
        }
        return best == null ? null : best.positions(equalities, most);
    }

    /** Returns the part of the query that is the whole key of a unique index, or null. */
    private static @Nullable Document key(Index<Object> index, Document equalities) {
        var key = new Document();
        for (var field : index.getKeys()) {
            Object value = equalities.get(field.getKey());
            if (value == null || value instanceof Collection) {
                return null;
            }
            key.put(field.getKey(), value);
        }
        return key;
    }

    private static void flatten(@Nullable Document query, Document into) {
        if (query == null) {
            return;
        }
        for (Map.Entry<String, Object> each : query.entrySet()) {
            if (each.getKey().equals("$and") && each.getValue() instanceof Collection<?> all) {
                all.forEach(part -> flatten(part instanceof Document d ? d : null, into));
            } else if (!each.getKey().startsWith("$")) {
                into.putIfAbsent(each.getKey(), each.getValue());
            }
        }
    }
}
