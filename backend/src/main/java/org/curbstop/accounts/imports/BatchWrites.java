package org.curbstop.accounts.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.store.AggregateCollection;

/** The known documents of one collection by key, and the pending writes. */
final class BatchWrites<T> {
    private final AggregateCollection<T> documents;
    private final Map<String, T> known;
    private final Map<String, T> now = new HashMap<>();
    private final Map<String, T> written = new LinkedHashMap<>();

    BatchWrites(AggregateCollection<T> documents, Map<String, T> known) {
        this.documents = documents;
        this.known = known;
        now.putAll(known);
    }

    Optional<T> find(String key) {
        return Optional.ofNullable(now.get(key));
    }

    void put(String key, T next) {
        now.put(key, next);
        written.put(key, next);
    }

    /** Adds a stored document that was found otherwise. */
    void keep(String key, T stored) {
        known.put(key, stored);
        now.put(key, stored);
    }

    /** Stores a known document under another key, so that a new one can have its present key. */
    void move(String from, String to, T next) {
        boolean stored = known.remove(from) != null;
        now.remove(from);
        if (stored) {
            known.put(to, next);
        }
        put(to, next);
    }

    boolean write() {
        List<T> fresh = written.entrySet().stream().filter(e -> !known.containsKey(e.getKey())).map(Map.Entry::getValue).toList();
        List<T> changed = written.entrySet().stream().filter(e -> known.containsKey(e.getKey())).map(Map.Entry::getValue).toList();
        // The new ones last: a key may have been that of a changed one.
        boolean all = documents.replaceAll(changed) == changed.size();
        return documents.insertAll(fresh).isEmpty() && all;
    }
}
