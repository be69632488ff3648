package org.curbstop.notices.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.notices.NoticeKind;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Formats the messages of all kinds of notice in the recipient's language, with money, dates and times in its formats. */
@Component
public class NoticeMessages {

    private final Utility utility;
    private final ApplicationUrls addresses;

    public NoticeMessages(Utility utility, ApplicationUrls addresses) {
        this.utility = utility;
        this.addresses = addresses;
    }

    /** @param part text, subject, mail or about */
    public String message(NoticeKind kind, String part, Language language, Map<String, Object> facts) {
        return format(kind.name().toLowerCase(Locale.ROOT) + "." + part, language, facts);
    }

    public String format(String key, Language language, Map<String, Object> facts) {
        MessageCatalog messages = MessageCatalog.of(utility.languageOrDefault(language), "notices");
        return messages.text(key, arguments(facts, messages));
    }

    private Map<String, Object> arguments(Map<String, Object> facts, MessageCatalog messages) {
        var all = new HashMap<String, Object>();
        all.put("utility", utility.shortName());
        all.put("office", utility.lines().office().formatNational());
        all.put("textline", utility.lines().text().formatNational());
        all.put("emergency", utility.lines().emergency().formatNational());
        all.put("link", addresses.publicUrl() + "/pay");
        all.put("verifylink", addresses.publicUrl() + "/verify");
        all.put("known", facts.get("eta") instanceof Instant ? facts.get("earliest") instanceof Instant ? "range" : "yes" : "no");
        facts.forEach((name, value) -> all.put(name, switch (value) {
            case Instant moment -> moment.atZone(utility.zone());
            case ServiceType service -> messages.text("service." + service.name());
            case Object number when name.equals("reference") -> ReferenceNumber.forPeople(String.valueOf(number));
            default -> value;
        }));
        return all;
    }
}
