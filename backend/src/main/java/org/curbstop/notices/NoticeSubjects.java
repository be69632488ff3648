package org.curbstop.notices;

import java.util.Map;
import org.curbstop.common.Language;
import org.springframework.stereotype.Component;

/** What a kind of notice is about, in words: "a receipt". */
@Component
public final class NoticeSubjects {

    private final NoticeWords words;

    NoticeSubjects(NoticeWords words) {
        this.words = words;
    }

    /** @param kind the name of a {@link NoticeKind} */
    public String of(String kind, Language language) {
        return words.of(NoticeKind.valueOf(kind), "about", language, Map.of());
    }
}
