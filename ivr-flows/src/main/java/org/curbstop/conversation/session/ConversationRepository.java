package org.curbstop.conversation.session;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseUnavailableException;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Repository of conversations. The most recent ones of this process are cached, which saves a read on most turns. A cached document may be
 * older than the one that another process stored, so a caller whose save fails must read it again.
 *
 * <p>While the database is unavailable, conversations continue in memory and are stored when it is back, so that outages and hazards can
 * still be reported. The reports do not depend on this memory: they are on disk before the customer is told so.
 */
@Component
class ConversationRepository {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationRepository.class);

    /** About 10 KB each. */
    private static final int MAX_CACHED = 2_000;
    private static final int MAX_UNSTORED = 5_000;

    private final Database database;
    private final AggregateCollection<StoredConversation> documents;
    /** Beyond the limit, the oldest are dropped: what is lost is how a report was made, not the report. */
    private final Map<String, UnstoredConversation> unstored = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UnstoredConversation> eldest) {
            return size() > MAX_UNSTORED;
        }
    };
    private final Map<String, StoredConversation> cached = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredConversation> eldest) {
            return size() > MAX_CACHED;
        }
    });

    /** Conversations that were last refused with an error, each logged once; only the job uses it. */
    private final Set<String> failing = new HashSet<>();

    /** @param storedVersion version when the database was last available; empty for a new conversation */
    private record UnstoredConversation(StoredConversation latest, Optional<Long> storedVersion) {}

    ConversationRepository(Database database) {
        this.database = database;
        documents = database.collection(StoredConversation.class, "talks", Index.on("day"));
    }

    /** Returns the cached document, which may be stale, or else the stored one. */
    Optional<StoredConversation> cached(String id) {
        return ofThisProcess(id).or(() -> find(id));
    }

    /** Returns the document that this process holds, which may be stale; empty if only another process has stored one. */
    Optional<StoredConversation> ofThisProcess(String id) {
        return unstored(id).or(() -> Optional.ofNullable(cached.get(id)));
    }

    /** Returns the stored document; while the database is unavailable, only what this process holds. */
    Optional<StoredConversation> find(String id) {
        var here = unstored(id);
        if (here.isPresent()) {
            return here;
        }
        try {
            return database.isReachable() ? documents.find(id) : ofThisProcess(id);
        } catch (DatabaseUnavailableException e) {
            return ofThisProcess(id);
        }
    }

    private Optional<StoredConversation> unstored(String id) {
        synchronized (unstored) {
            return Optional.ofNullable(unstored.get(id)).map(UnstoredConversation::latest);
        }
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
        if (unstored(next.id()).isPresent() || !database.isReachable()) {
            return keep(next, isNew);
        }
        try {
            return store(next, isNew);
        } catch (DatabaseUnavailableException e) {
            return keep(next, isNew);
        }
    }

    private Optional<StoredConversation> keep(StoredConversation next, boolean isNew) {
        synchronized (unstored) {
            var before = unstored.get(next.id());
            if (before != null && before.latest().version() != next.version()) {
                return Optional.empty();
            }
            var latest = next.atNextVersion();
            unstored.put(next.id(), new UnstoredConversation(latest,
                    before != null ? before.storedVersion() : isNew ? Optional.empty() : Optional.of(next.version())));
            return Optional.of(latest);
        }
    }

    /** Stores what was kept in memory. The lock is not held while the database is asked, because every turn takes it. */
    @Scheduled(fixedDelay = 1000)
    void storeUnstored() {
        List<String> ids = database.isReachable() ? unstoredIds() : List.of();
        failing.retainAll(ids);
        for (String id : ids) {
            try {
                storeUnstored(id);
                failing.remove(id);
            } catch (DatabaseUnavailableException e) {
                return; // unavailable again: the rest is stored the next time
            } catch (RuntimeException e) {
                if (failing.add(id)) {
                    LOG.error("conversation {} could not be stored; it is tried again each second", id, e);
                }
            }
        }
    }

    private void storeUnstored(String id) {
        UnstoredConversation kept;
        synchronized (unstored) {
            kept = unstored.get(id);
        }
        if (kept == null) {
            return;
        }
        store(kept);
        synchronized (unstored) {
            unstored.remove(id, kept); // unless a later turn was kept meanwhile
            cached.remove(id);
        }
    }

    private List<String> unstoredIds() {
        synchronized (unstored) {
            return List.copyOf(unstored.keySet());
        }
    }

    /** Stores a document that was kept in memory. If another process has continued the conversation, its version stays. */
    private void store(UnstoredConversation kept) {
        boolean stored = kept.storedVersion().map(version -> documents.replace(kept.latest().withVersion(version)))
                .orElseGet(() -> documents.insert(kept.latest()));
        if (!stored) { // or our own last turn was stored when the connection was lost
            documents.find(kept.latest().id()).filter(kept.latest()::continues)
                    .ifPresent(there -> documents.replace(kept.latest().withVersion(there.version())));
        }
    }

    private Optional<StoredConversation> store(StoredConversation next, boolean isNew) {
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
