package org.curbstop.conversation;

import java.util.Optional;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.springframework.stereotype.Component;

/** Where talks are kept. */
@Component
class Talks {

    private final Documents<TalkDocument> documents;

    Talks(Store store) {
        documents = store.documents(TalkDocument.class, "talks");
    }

    Optional<TalkDocument> find(String id) {
        return documents.find(id);
    }

    /** Stores it if nobody was first; a talk that was never stored has version 0. */
    boolean save(TalkDocument next, boolean isNew) {
        return isNew ? documents.insert(next) : documents.replace(next);
    }
}
