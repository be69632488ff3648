package org.curbstop.documents;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Identifier;

/** Something that was sent in. Nobody can guess one. */
public record SentDocumentId(String value) {

    public SentDocumentId {
        IdGenerator.requireValid("paper", value);
    }

    public static SentDocumentId create() {
        return new SentDocumentId(IdGenerator.create("paper"));
    }

    /** The id, where this is one; empty for anything else that an address or a form may hold. */
    public static Optional<SentDocumentId> parse(String text) {
        return Identifier.parse(text, SentDocumentId::new);
    }

    /** What the answer to a question for photos holds: ids with spaces between them. Anything else in it is passed over. */
    public static List<SentDocumentId> parseAll(String slot) {
        return Stream.of(slot.strip().split("\\s+")).flatMap(each -> parse(each).stream()).distinct().toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
