package org.curbstop.notices;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;

/**
 * Something to tell somebody.
 *
 * @param key what makes it one and the same notice ({@code receipt:pay_...}): it is sent once to each address
 * @param facts what the wording of its kind names: text, whole numbers, {@code Money}, {@code LocalDate}, {@code Instant}
 * @param language empty: the language that the person chose, else the utility's first
 */
public record Notice(String key, To to, NoticeKind kind, Map<String, Object> facts, Optional<Language> language) {
    public Notice {
        facts = Map.copyOf(facts);
    }
}
