package org.curbstop.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.Collections;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPagesTest {

    private static final int DOCUMENTS = 400;
    private static final int DOCUMENT_BYTES = 3_000;
    /** Measured: 4.5 KB with 4 KB pages, 7.9 KB with 16 KB pages. */
    private static final long MAX_BYTES_OF_A_WRITE = 2 * DOCUMENT_BYTES;
    private static final int WRITES_PER_COMMIT = 8;

    @TempDir
    private Path folder;

    @Test
    void a_write_stores_little_more_than_its_document() {
        try (MVStore store = EmbeddedMongoServer.openFile(folder.resolve("data"))) {
            store.setVersionsToKeep(0);
            store.setRetentionTime(Integer.MAX_VALUE); // nothing is overwritten, so the file grows by the bytes written
            MVMap<Object, Document> documents = fill(store);
            long before = store.getFileStore().size();
            for (int i = 0; i < DOCUMENTS; i++) {
                documents.put("call-" + i * 37 % DOCUMENTS, document(i + DOCUMENTS)); // concurrent calls are stored far apart
                if (i % WRITES_PER_COMMIT == WRITES_PER_COMMIT - 1) {
                    store.commit();
                }
            }
            assertThat((store.getFileStore().size() - before) / DOCUMENTS).as("bytes per write").isBetween(1L, MAX_BYTES_OF_A_WRITE);
        }
    }

    @Test
    void a_compressed_file_of_an_older_version_can_be_read_and_written() {
        Path file = folder.resolve("data");
        try (MVStore older = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().compress().open()) {
            fill(older);
        }
        try (MVStore store = EmbeddedMongoServer.openFile(file)) {
            MVMap<Object, Document> documents = open(store);
            documents.put("call-7", document(8));
            store.commit();
        }
        try (MVStore store = EmbeddedMongoServer.openFile(file)) {
            MVMap<Object, Document> documents = open(store);
            assertThat(documents).hasSize(DOCUMENTS).containsEntry("call-7", document(8)).containsEntry("call-399", document(399));
        }
    }

    private static MVMap<Object, Document> open(MVStore store) {
        return store.openMap("databases.calls", new MVMap.Builder<Object, Document>().valueType(BsonDocumentDataType.TYPE));
    }

    private static MVMap<Object, Document> fill(MVStore store) {
        MVMap<Object, Document> documents = open(store);
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.put("call-" + i, document(i));
        }
        store.commit();
        return documents;
    }

    private static Document document(int number) {
        return new Document("number", number).append("lines", Collections.nCopies(30, "x".repeat(DOCUMENT_BYTES / 30)));
    }
}
