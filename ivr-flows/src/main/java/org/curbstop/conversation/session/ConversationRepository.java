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
 * Where talks are kept. The talks that this process heard last stay at hand, which spares most turns a read; what is at hand may be
 * behind what another process stored, so whoever saves in vain looks at what is stored.
 */
@Component
class ConversationRepository {

    /** Of some 10 KB each. */
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

    /** Perhaps as this process left it. */
    Optional<StoredConversation> cached(String id) {
        return Optional.ofNullable(cached.get(id)).or(() -> find(id));
    }

    Optional<StoredConversation> find(String id) {
        return documents.find(id);
    }

    /** Deletes some of those whose last word was on that day. */
    int deleteByDay(LocalDate day, int most) {
        return (int) documents.list(Query.where("day", day).limit(most)).stream()
                .filter(conversation -> {
                    cached.remove(conversation.id());
                    return documents.delete(conversation.id());
                })
                .count();
    }

    /** Stores it if nobody was first, and gives it as it is stored. */
    Optional<StoredConversation> save(StoredConversation next, boolean isNew) {
        if (!(isNew ? documents.insert(next) : documents.replace(next))) {
            cached.remove(next.id());
            return Optional.empty();
        }
        var stored = isNew ? next : next.atNextVersion();
        if (stored.claim().isEmpty()) {
            cached.put(stored.id(), stored);
        } else {
            cached.remove(stored.id()); // at work: a repetition of the turn must see the answer as soon as it is there
        }
        return Optional.of(stored);
    }
}
