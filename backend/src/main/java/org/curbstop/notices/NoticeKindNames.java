package org.curbstop.notices;

import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.notices.delivery.NoticeMessages;
import org.springframework.stereotype.Component;

/** Names a kind of notice in the customer's language, such as "a receipt". */
@Component
public final class NoticeKindNames {

    private final NoticeMessages messages;

    NoticeKindNames(NoticeMessages messages) {
        this.messages = messages;
    }

    /** @param kind the name of a {@link NoticeKind} */
    public String nameOf(String kind, Language language) {
        return messages.message(NoticeKind.valueOf(kind), "about", language, Map.of());
    }
}
