package org.curbstop.conversation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/**
 * Where talks are kept. The talks that this process heard last stay at hand, which spares most turns a read; what is at hand may be
 * behind what another process stored, so whoever saves in vain looks at what is stored.
 */
@Component
class Talks {

    /** Of some 10 KB each. */
    private static final int MOST_AT_HAND = 2_000;

    private final Documents<TalkDocument> documents;
    private final Map<String, TalkDocument> atHand = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TalkDocument> eldest) {
            return size() > MOST_AT_HAND;
        }
    });

    Talks(Store store) {
        documents = store.documents(TalkDocument.class, "talks", Index.on("day"));
    }

    /** Perhaps as this process left it. */
    Optional<TalkDocument> atHand(String id) {
        return Optional.ofNullable(atHand.get(id)).or(() -> find(id));
    }

    Optional<TalkDocument> find(String id) {
        return documents.find(id);
    }

    /** Deletes some of those whose last word was on that day. */
    int forget(LocalDate day, int most) {
        return (int) documents.list(Where.is("day", day).limit(most)).stream()
                .filter(talk -> {
                    atHand.remove(talk.id());
                    return documents.delete(talk.id());
                })
                .count();
    }

    /** Stores it if nobody was first, and gives it as it is stored. */
    Optional<TalkDocument> save(TalkDocument next, boolean isNew) {
        if (!(isNew ? documents.insert(next) : documents.replace(next))) {
            atHand.remove(next.id());
            return Optional.empty();
        }
        var stored = isNew ? next : next.replaced();
        if (stored.claim().isEmpty()) {
            atHand.put(stored.id(), stored);
        } else {
            atHand.remove(stored.id()); // at work: a repetition of the turn must see the answer as soon as it is there
        }
        return Optional.of(stored);
    }
}
