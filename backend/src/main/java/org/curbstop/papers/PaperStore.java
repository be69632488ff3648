package org.curbstop.papers;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Papers, and their content in pieces: one document of the database holds 16 MB at most, and is moved whole. */
@Component
final class PaperStore {

    private static final int PIECE = 256 * 1024;

    private final Documents<Paper> papers;
    private final Documents<Piece> pieces;

    /** @param id paper and number of the piece: writing it twice is writing it once */
    record Piece(String id, byte[] content) {}

    PaperStore(Store store) {
        this.papers = store.documents(Paper.class, "papers", Index.unique("key"), Index.on("origin", "at"), Index.on("goes"));
        this.pieces = store.documents(Piece.class, "paper_pieces");
    }

    Optional<Paper> find(PaperId id) {
        return papers.find(id.value());
    }

    Optional<Paper> byKey(String key) {
        return papers.findBy("key", key);
    }

    /** False: something with that key is there already. */
    boolean insert(Paper paper) {
        return papers.insert(paper);
    }

    Paper change(PaperId id, UnaryOperator<Paper> change) {
        return papers.change(id.value(), change);
    }

    boolean isFullSince(String origin, Instant since, int most) {
        return papers.list(Where.is("origin", origin).from("at", since).ascending("at").limit(most)).size() >= most;
    }

    void write(PaperId id, byte[] content) {
        for (int i = 0; i < count(content.length); i++) {
            pieces.insert(new Piece(piece(id, i), Arrays.copyOfRange(content, i * PIECE, Math.min(content.length, (i + 1) * PIECE))));
        }
    }

    byte[] content(Paper paper) {
        var content = new ByteArrayOutputStream(paper.size());
        for (int i = 0; i < count(paper.size()); i++) {
            content.writeBytes(pieces.find(piece(paper.id(), i)).orElseThrow().content());
        }
        return content.toByteArray();
    }

    List<Paper> goingOn(LocalDate day) {
        return papers.list(Where.is("goes", day));
    }

    /** The pieces first: what is left of a crash is found again by the paper. */
    void delete(Paper paper) {
        IntStream.range(0, count(paper.size())).forEach(i -> pieces.delete(piece(paper.id(), i)));
        papers.delete(paper.id().value());
    }

    private static int count(int size) {
        return (size + PIECE - 1) / PIECE;
    }

    private static String piece(PaperId id, int number) {
        return id + "/" + number;
    }
}
