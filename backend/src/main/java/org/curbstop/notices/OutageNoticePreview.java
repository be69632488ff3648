package org.curbstop.notices;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.notices.listeners.OutageNoticeListener;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Previews the texts of an outage announcement for the person who decides whether to send it. */
@Component
public final class OutageNoticePreview {

    private final NoticeMessages messages;
    private final Utility utility;

    OutageNoticePreview(NoticeMessages messages, Utility utility) {
        this.messages = messages;
        this.utility = utility;
    }

    /** Returns the text in each of the utility's languages, with placeholders for the recipient's address and code. */
    public Map<Language, String> preview(OutageAnnouncement announcement) {
        NoticeKind kind = switch (announcement.kind()) {
            case KNOWN -> NoticeKind.OUTAGE_KNOWN;
            case ETR -> NoticeKind.OUTAGE_ETA;
            case RESTORED -> NoticeKind.OUTAGE_RESTORED;
            case STILL_OUT -> NoticeKind.OUTAGE_STILL_OUT;
        };
        Map<Language, String> texts = new LinkedHashMap<>();
        for (Language language : utility.languages()) {
            String place = messages.format("preview.place", language, Map.of());
            Map<String, Object> facts = new HashMap<>(
                    OutageNoticeListener.facts(announcement.outage().service(), Optional.of(place), "", announcement.etr()));
            facts.put("verify", "······");
            texts.put(language, messages.message(kind, "text", language, facts));
        }
        return texts;
    }
}
