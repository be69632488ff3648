package org.curbstop.conversation.session;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/**
 * Stores conversations. The most recent ones of this process are cached, which spares most turns a read. A cached document may be older
 * than what another process stored, so a caller whose save fails must read it again.
 */
@Component
class ConversationRepository {

    /** About 10 KB each. */
    private static final int MAX_CACHED = 2_000;

    private final AggregateCollection<StoredConversation> documents;
    private final Map<String, StoredConversation> cached = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredConversation> eldest) {
            return size() > MAX_CACHED;
        }
    });

    ConversationRepository(Database database) {
        documents = database.collection(StoredConversation.class, "talks", Index.on("day"));
    }

    /** The cached document, which may be stale, or else the stored one. */
    Optional<StoredConversation> cached(String id) {
        return ofThisProcess(id).or(() -> find(id));
    }

    /** The cached document, which may be stale; empty also where another process has stored one. */
    Optional<StoredConversation> ofThisProcess(String id) {
        return Optional.ofNullable(cached.get(id));
    }

    Optional<StoredConversation> find(String id) {
        return documents.find(id);
    }

    /** Deletes at most {@code most} conversations whose last turn was on that day. */
    int deleteByDay(LocalDate day, int most) {
        return (int) documents.list(Query.where("day", day).limit(most)).stream()
                .filter(conversation -> {
                    cached.remove(conversation.id());
                    return documents.delete(conversation.id());
                })
                .count();
    }

    /** Stores the document unless another process was faster, and returns it as stored. */
    Optional<StoredConversation> save(StoredConversation next, boolean isNew) {
        if (!(isNew ? documents.insert(next) : documents.replace(next))) {
            cached.remove(next.id());
            return Optional.empty();
        }
        var stored = isNew ? next : next.atNextVersion();
        if (stored.claim().isEmpty()) {
            cached.put(stored.id(), stored);
        } else {
            cached.remove(stored.id()); // claimed: a repeated delivery of the turn must see the answer as soon as it is stored
        }
        return Optional.of(stored);
    }
}
