package org.curbstop.documents;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Identifier;

/** Identifier of a received document. It cannot be guessed. */
public record SentDocumentId(String value) {

    public SentDocumentId {
        IdGenerator.requireValid("paper", value);
    }

    public static SentDocumentId create() {
        return new SentDocumentId(IdGenerator.create("paper"));
    }

    /** Parses an id; empty for any other text in a URL or form. */
    public static Optional<SentDocumentId> parse(String text) {
        return Identifier.parse(text, SentDocumentId::new);
    }

    /** Parses the answer to a question for photos: ids separated by spaces. Ignores anything else in it. */
    public static List<SentDocumentId> parseAll(String slot) {
        return Stream.of(slot.strip().split("\\s+")).flatMap(each -> parse(each).stream()).distinct().toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
