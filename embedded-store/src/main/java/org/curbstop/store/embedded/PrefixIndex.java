package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Secondary index for equality on a prefix of its fields. It is stored in the file beside the documents and committed with them
 * (docs/decisions/0310). An entry holds the values of one document, each as BSON, followed by its position, so that entries with equal
 * leading values are adjacent.
 */
final class PrefixIndex extends Index<Object> {

    private final MVMap<byte[], Object> entries;
    private final boolean complete;
    private final List<IndexKey> fields;
    /** Values from {@code checkAdd}, reused by the following {@code add} of the same document. */
    private volatile @Nullable CheckedValues checked;

    private record CheckedValues(Document document, Set<KeyValue> values) {}

    /** @param complete whether the file held all entries when it was opened */
    PrefixIndex(String name, List<IndexKey> keys, MVMap<byte[], Object> entries, boolean complete) {
        // Sparse only in the sense of the superclass: no equality finds a document without any of the fields.
        super(name, keys, true);
        this.entries = entries;
        this.complete = complete;
        // The id at the end of an index serves the sort order, which this server computes itself.
        this.fields = keys.stream().filter(key -> !key.getKey().equals("_id")).toList();
    }

    boolean isComplete() {
        return complete;
    }

    /** Returns how many leading fields the query fixes to a value; the last one may be fixed to several values. */
    int usablePrefix(Document equalities) {
        int usable = 0;
        for (IndexKey key : fields) {
            Object value = equality(equalities.get(key.getKey()));
            if (value == null) {
                break;
            }
            usable++;
            if (value instanceof Collection) {
                break;
            }
        }
        return usable;
    }

    Iterable<Object> positions(Document equalities, int prefix) {
        var fixed = Unpooled.buffer();
        Collection<?> last = null;
        for (IndexKey field : fields.subList(0, prefix)) {
            Object value = equality(equalities.get(field.getKey()));
            if (value instanceof Collection<?> several) {
                last = several;
            } else {
                append(fixed, normalized(value));
            }
        }
        var found = new LinkedHashSet<Object>();
        if (last == null) {
            addPositions(bytes(fixed), found);
        } else {
            for (Object value : last) {
                ByteBuf whole = Unpooled.buffer().writeBytes(fixed, fixed.readerIndex(), fixed.readableBytes());
                append(whole, normalized(value));
                addPositions(bytes(whole), found);
            }
        }
        return found;
    }

    private void addPositions(byte[] first, Set<Object> found) {
        for (var cursor = entries.cursor(first); cursor.hasNext();) {
            byte[] entry = cursor.next();
            if (entry.length < first.length || !Arrays.equals(entry, 0, first.length, first, 0, first.length)) {
                return;
            }
            found.add(cursor.getValue());
        }
    }

    /** Returns the value, the values of an {@code $in}, or null for any other condition. */
    private static @Nullable Object equality(@Nullable Object condition) {
        return switch (condition) {
            case Document d when d.size() == 1 && d.containsKey("$eq") -> equality(d.get("$eq"));
            case Document d when d.size() == 1 && d.get("$in") instanceof Collection<?> in && in.stream().allMatch(PrefixIndex::isPlain) ->
                    in;
            case null -> null;
            default -> isPlain(condition) ? condition : null;
        };
    }

    private static boolean isPlain(@Nullable Object value) {
        return value != null && !(value instanceof Document) && !(value instanceof Collection) && !(value instanceof BsonRegularExpression);
    }

    /** Makes 1, 1L and 1.0 the same key, as they are equal in a query. */
    private static Object normalized(@Nullable Object value) {
        return new KeyValue(value).normalized().iterator().next();
    }

    /** Rebuilds the index from all documents and discards the entries of a failed attempt. */
    void fill(MVMap<Object, Document> documents) {
        entries.clear();
        for (var cursor = documents.cursor(null); cursor.hasNext();) {
            Object position = cursor.next();
            put(getKeyValues(cursor.getValue()), position);
        }
    }

    /** Adds only entries that an equality can find: {@link #usablePrefix} never uses a null first field. */
    private void put(Set<KeyValue> all, Object position) {
        all.stream().filter(values -> !Missing.isNullOrMissing(values.get(0)))
                .forEach(values -> entries.put(entry(values, position), position));
    }

    private void removeEntries(Document document, Object position) {
        getKeyValues(document).forEach(values -> entries.remove(entry(values, position)));
    }

    private byte[] entry(KeyValue values, Object position) {
        var out = Unpooled.buffer();
        for (int i = 0; i < fields.size(); i++) {
            append(out, values.get(i));
        }
        append(out, position);
        return bytes(out);
    }

    /** Encodes the value as a document with one unnamed field. BSON starts with the length, so no value is a prefix of another. */
    private static void append(ByteBuf out, @Nullable Object value) {
        BsonEncoder.encodeDocument(new Document("", Missing.isNullOrMissing(value) ? null : value), out);
    }

    private static byte[] bytes(ByteBuf buffer) {
        return Arrays.copyOfRange(buffer.array(), buffer.arrayOffset(), buffer.arrayOffset() + buffer.readableBytes());
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        checked = new CheckedValues(document, getKeyValues(document));
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        CheckedValues last = checked;
        checked = null;
        put(last != null && last.document() == document ? last.values() : getKeyValues(document), position);
    }

    @Override
    public @Nullable Object remove(Document document) {
        removeEntries(document, Objects.requireNonNull(document.get("_id")));
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("asked through positions()");
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return entries.sizeAsLong();
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        getKeyValues(after);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(before, after)) {
            removeEntries(before, position);
            put(getKeyValues(after), position);
        }
    }

    /** Does nothing: the database removes the map. */
    @Override
    public void drop() {}
}
