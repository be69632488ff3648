package org.curbstop.notices.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.RandomCodes;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.SmsSegments;
import org.curbstop.notices.preferences.TextConsent;
import org.springframework.stereotype.Component;

/** Renders a notice for one address, and decides when it may be sent there, if at all. */
@Component
record MessageRenderer(NoticeMessages messages, TextConsent consent, NoticeProperties settings, Clock clock) {

    /** Too long to be guessed in the lifetime of a message, short enough to be typed. */
    private static final int CODE_LENGTH = 6;

    String kindName(NoticeKind kind, Language language) {
        return messages.message(kind, "about", language, Map.of());
    }

    /** @param uniqueKey identifies the delivery */
    Delivery render(String uniqueKey, NoticeKind kind, Map<String, Object> facts, RecipientResolver.DeliveryAddress address,
            Language language) {
        Instant now = clock.instant();
        boolean stopped = address.medium() != Medium.MAIL && consent.isStopped(new PhoneNumber(address.value()));
        String verify = RandomCodes.create(RandomCodes.BASE32, CODE_LENGTH);
        var all = with(facts, verify);
        return new Delivery(
                IdGenerator.create("ntc"), 0, uniqueKey, kind, address.medium(), address.value(), language,
                address.medium() == Medium.MAIL ? messages.message(kind, "subject", language, all) : "",
                body(kind, address.medium(), language, all), verify,
                stopped ? State.REFUSED : State.WAITING, kind.priority(), now,
                notBefore(kind, address.medium(), now),
                null, 0, null, stopped ? now : null, stopped ? "stopped" : null);
    }

    /** Returns the earliest time of sending: after the quiet hours if it could disturb somebody. */
    Instant notBefore(NoticeKind kind, Medium medium, Instant now) {
        boolean atOnce = switch (medium) {
            case TEXT -> kind.timing().isAllowedAtNight();
            case CALL -> kind.timing().mayRingAtNight();
            case MAIL -> true;
        };
        return atOnce ? now : QuietHours.nextAllowed(now, clock.getZone());
    }

    String spoken(NoticeKind kind, Language language, Map<String, Object> facts) {
        return messages.message(kind, "call", language, facts);
    }

    /** Returns the delivery rendered with other facts that must not be stored. */
    Delivery renderAgain(Delivery stored, Map<String, Object> facts) {
        return stored.withBody(body(stored.kind(), stored.means(), stored.language(), with(facts, stored.verify())));
    }

    private static Map<String, Object> with(Map<String, Object> facts, String verify) {
        var all = new HashMap<>(facts);
        all.put("verify", verify.toUpperCase(Locale.ROOT));
        return all;
    }

    private String body(NoticeKind kind, Medium medium, Language language, Map<String, Object> facts) {
        return switch (medium) {
            case MAIL -> messages.message(kind, "mail", language, facts) + "\n\n" + messages.format("mail.footer", language, facts);
            case TEXT -> SmsSegments.fitted(messages.message(kind, "text", language, facts), settings.segments());
            case CALL -> spoken(kind, language, facts);
        };
    }
}
