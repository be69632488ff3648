package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Which documents have which values in the first, the first two, ... fields. In memory; filled again when the store is opened. */
final class PrefixIndex extends Index<Object> {

    /** Represents null and an absent field, which hash maps of immutable lists do not take. */
    private static final Object MISSING = new Object();

    private final List<Map<List<Object>, Set<Object>>> byPrefix = new ArrayList<>();
    private long entries;
    /** A document is checked and then added: its values are taken out of it once. */
    private volatile @Nullable CheckedValues checked;

    private record CheckedValues(Document document, Set<KeyValue> values) {}

    PrefixIndex(String name, List<IndexKey> keys) {
        // Sparse in the server's sense only: what lacks every field is found by no equality anyway.
        super(name, keys, true);
        // The id at the end of an index is there for the order, which this server makes by itself.
        keys.stream().filter(key -> !key.getKey().equals("_id")).forEach(key -> byPrefix.add(new HashMap<>()));
    }

    /** How many leading fields the query fixes to a value (the last of them possibly to one of several). */
    int usablePrefix(Document equalities) {
        int usable = 0;
        for (IndexKey key : getKeys().subList(0, byPrefix.size())) {
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

    synchronized Iterable<Object> positions(Document equalities, int prefix) {
        var fixed = new ArrayList<Object>();
        Collection<?> last = List.of();
        for (IndexKey key : getKeys().subList(0, prefix)) {
            Object value = equality(equalities.get(key.getKey()));
            if (value instanceof Collection<?> several) {
                last = several;
            } else {
                fixed.add(normalized(value));
            }
        }
        var found = new LinkedHashSet<Object>();
        if (fixed.size() == prefix) {
            found.addAll(lookUp(prefix, fixed));
        } else {
            for (Object value : last) {
                var whole = new ArrayList<>(fixed);
                whole.add(normalized(value));
                found.addAll(lookUp(prefix, whole));
            }
        }
        return found;
    }

    private Set<Object> lookUp(int prefix, List<Object> values) {
        return byPrefix.get(prefix - 1).getOrDefault(values, Set.of());
    }

    /** The value, the values of an $in, or null where the condition is something else. */
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

    /** 1, 1L and 1.0 are one key, as they are one value to a query. */
    private static Object normalized(@Nullable Object value) {
        return new KeyValue(value).normalized().iterator().next();
    }

    /** Everything that is stored, on all processors: what takes the time is making documents of bytes. */
    void fill(MVMap<Object, Document> documents) {
        long size = documents.sizeAsLong();
        int parts = (int) Math.min(Runtime.getRuntime().availableProcessors(), size);
        IntStream.range(0, parts).parallel().forEach(part -> {
            Object first = documents.getKey(size * part / parts);
            Object last = documents.getKey(size * (part + 1) / parts - 1);
            for (var cursor = documents.cursor(first, last, false); cursor.hasNext();) {
                Object position = cursor.next();
                put(getKeyValues(cursor.getValue()), position);
            }
        });
    }

    private synchronized void put(Set<KeyValue> all, Object position) {
        for (KeyValue values : all) {
            var prefix = new ArrayList<Object>();
            for (Map<List<Object>, Set<Object>> positions : byPrefix) {
                prefix.add(values.get(prefix.size()));
                positions.computeIfAbsent(nullSafe(prefix), key -> new LinkedHashSet<>()).add(position);
            }
        }
        entries++;
    }

    private void removeEntries(Document document, Object position) {
        for (KeyValue values : getKeyValues(document)) {
            var prefix = new ArrayList<Object>();
            for (Map<List<Object>, Set<Object>> positions : byPrefix) {
                prefix.add(values.get(prefix.size()));
                positions.computeIfPresent(nullSafe(prefix), (k, there) -> {
                    there.remove(position);
                    return there.isEmpty() ? null : there;
                });
            }
        }
        entries--;
    }

    private static List<Object> nullSafe(List<Object> values) {
        return values.stream().map(value -> value == null ? MISSING : value).toList();
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
    public synchronized @Nullable Object remove(Document document) {
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
    public synchronized long getCount() {
        return entries;
    }

    @Override
    public synchronized long getDataSize() {
        return entries;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        getKeyValues(after);
    }

    @Override
    public synchronized void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(before, after)) {
            removeEntries(before, position);
            put(getKeyValues(after), position);
        }
    }

    @Override
    public synchronized void drop() {
        byPrefix.forEach(Map::clear);
        entries = 0;
    }
}
