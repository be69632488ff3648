package org.curbstop.papers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Ids;
import org.curbstop.common.Invalid;

/** Something that was sent in. Nobody can guess one. */
public record PaperId(String value) {

    public PaperId {
        Ids.require("paper", value);
    }

    public static PaperId mint() {
        return new PaperId(Ids.mint("paper"));
    }

    /** The id, where this is one; empty for anything else that an address or a form may hold. */
    public static Optional<PaperId> read(String text) {
        try {
            return Optional.of(new PaperId(text));
        } catch (Invalid noId) {
            return Optional.empty();
        }
    }

    /** What the answer to a question for photos holds: ids with spaces between them. Anything else in it is passed over. */
    public static List<PaperId> all(String slot) {
        return Stream.of(slot.strip().split("\\s+")).flatMap(each -> read(each).stream()).distinct().toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
