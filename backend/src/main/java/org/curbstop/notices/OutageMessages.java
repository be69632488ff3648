package org.curbstop.notices;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.outages.Announcement;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** The words of a text about an outage before it is sent, for whoever decides whether it is. */
@Component
public final class OutageMessages {

    private final NoticeWords words;
    private final Utility utility;

    OutageMessages(NoticeWords words, Utility utility) {
        this.words = words;
        this.utility = utility;
    }

    /** In each language of the utility, with a stand-in for each reader's own address and code. */
    public Map<Language, String> preview(Announcement announcement) {
        NoticeKind kind = switch (announcement.kind()) {
            case KNOWN -> NoticeKind.OUTAGE_KNOWN;
            case ETR -> NoticeKind.OUTAGE_ETA;
            case RESTORED -> NoticeKind.OUTAGE_RESTORED;
            case STILL_OUT -> NoticeKind.OUTAGE_STILL_OUT;
        };
        Map<Language, String> texts = new LinkedHashMap<>();
        for (Language language : utility.languages()) {
            String place = words.say("preview.place", language, Map.of());
            Map<String, Object> facts = new HashMap<>(TellingOfOutages.facts(announcement.outage().service(), Optional.of(place), "", announcement.etr()));
            facts.put("verify", "······");
            texts.put(language, words.of(kind, "text", language, facts));
        }
        return texts;
    }
}
