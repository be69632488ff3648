package org.curbstop.notices;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.curbstop.common.Ids;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery.Means;
import org.curbstop.notices.Delivery.State;
import org.springframework.stereotype.Component;

/** Puts a notice into final words for one address, and says when it may go there, if at all. */
@Component
class Composing {

    private static final String CODE_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int CODE_LENGTH = 6;

    private final NoticeWords words;
    private final Consent consent;
    private final NoticeSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Composing(NoticeWords words, Consent consent, NoticeSettings settings, Clock clock) {
        this.words = words;
        this.consent = consent;
        this.settings = settings;
        this.clock = clock;
    }

    String about(NoticeKind kind, Language language) {
        return words.of(kind, "about", language, Map.of());
    }

    /** @param uniqueKey what makes it one and the same delivery */
    Delivery of(String uniqueKey, NoticeKind kind, Map<String, Object> facts, Addressing.Address address, Language language) {
        Instant now = clock.instant();
        boolean stopped = address.means() == Means.TEXT && consent.stopped(new PhoneNumber(address.value()));
        boolean wait = address.means() == Means.TEXT && !kind.timing().mayWake();
        String verify = code();
        var all = with(facts, verify);
        return new Delivery(
                Ids.mint("ntc"), 0, uniqueKey, kind, address.means(), address.value(), language,
                address.means() == Means.MAIL ? words.of(kind, "subject", language, all) : "",
                body(kind, address.means(), language, all), verify,
                stopped ? State.REFUSED : State.WAITING, kind.priority(), now,
                wait ? QuietHours.over(now, clock.getZone()) : now,
                null, 0, null, stopped ? now : null, stopped ? "stopped" : null);
    }

    /** The same delivery with other facts in its words, which are not to be stored. */
    Delivery again(Delivery stored, Map<String, Object> facts) {
        return stored.saying(body(stored.kind(), stored.means(), stored.language(), with(facts, stored.verify())));
    }

    private static Map<String, Object> with(Map<String, Object> facts, String verify) {
        var all = new HashMap<>(facts);
        all.put("verify", verify.toUpperCase(Locale.ROOT));
        return all;
    }

    private String body(NoticeKind kind, Means means, Language language, Map<String, Object> facts) {
        return means == Means.MAIL
                ? words.of(kind, "mail", language, facts) + "\n\n" + words.say("mail.footer", language, facts)
                : Segments.shaped(words.of(kind, "text", language, facts), settings.segments());
    }

    /** Enough to be guessed by nobody in the lifetime of a message, short enough to be keyed in. */
    private String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }
}
