package org.curbstop.documents;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for documents. Content is stored in chunks: a database document holds at most 16 MB and is transferred as a whole. */
@Component
final class SentDocumentRepository {

    private static final int CHUNK_BYTES = 256 * 1024;

    private final AggregateCollection<SentDocument> documents;
    private final AggregateCollection<ContentChunk> chunks;

    /** @param id document id and chunk number, so that writing a chunk is idempotent */
    record ContentChunk(String id, byte[] content) {}

    SentDocumentRepository(Database database) {
        this.documents = database.collection(SentDocument.class, "papers", Index.unique("key"), Index.on("origin", "at"), Index.on("goes"));
        this.chunks = database.collection(ContentChunk.class, "paper_pieces");
    }

    Optional<SentDocument> find(SentDocumentId id) {
        return documents.find(id.value());
    }

    Optional<SentDocument> findByKey(String key) {
        return documents.findBy("key", key);
    }

    /** Returns false if a document with this key already exists. */
    boolean insert(SentDocument document) {
        return documents.insert(document);
    }

    SentDocument change(SentDocumentId id, UnaryOperator<SentDocument> change) {
        return documents.change(id.value(), change);
    }

    boolean isLimitReached(String origin, Instant since, int limit) {
        return documents.list(Query.where("origin", origin).from("at", since).ascending("at").limit(limit)).size() >= limit;
    }

    void write(SentDocumentId id, byte[] content) {
        for (int i = 0; i < count(content.length); i++) {
            chunks.insert(new ContentChunk(chunkId(id, i),
                    Arrays.copyOfRange(content, i * CHUNK_BYTES, Math.min(content.length, (i + 1) * CHUNK_BYTES))));
        }
    }

    byte[] content(SentDocument document) {
        var content = new ByteArrayOutputStream(document.size());
        for (int i = 0; i < count(document.size()); i++) {
            content.writeBytes(chunks.find(chunkId(document.id(), i)).orElseThrow().content());
        }
        return content.toByteArray();
    }

    List<SentDocument> listExpiringOn(LocalDate day) {
        return documents.list(Query.where("goes", day));
    }

    /** Deletes the chunks first: after a crash, the document still leads to the rest. */
    void delete(SentDocument document) {
        IntStream.range(0, count(document.size())).forEach(i -> chunks.delete(chunkId(document.id(), i)));
        documents.delete(document.id().value());
    }

    private static int count(int size) {
        return (size + CHUNK_BYTES - 1) / CHUNK_BYTES;
    }

    private static String chunkId(SentDocumentId id, int number) {
        return id + "/" + number;
    }
}
