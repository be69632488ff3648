package org.curbstop.conversation.flowfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.understanding.DetectedHazard;

/** Keys of the engine's own prompts, in the file {@code common}, with the values that each may use. */
public final class CommonPrompts {

    public static final String FILE = "common";

    private static final Map<String, Set<String>> KEYS = new LinkedHashMap<>();

    static {
        for (var plain : new String[] {
                "yes", "no", "yes-no", "language.ask", "language-changed", "silence", "silence-bye", "misunderstood", "slower", "help",
                "cannot-go-back",
            "nothing-to-change", "change.ask", "offer.ask", "something-else", "rephrase", "fault", "unavailable", "resume.ask",
                "resume-wrong", "else.ask", "else.choices.no", "person.ask", "bye", "welcome", "card-typed", "stopped",
                "nothing-to-cancel", "stuck.ask", "stuck.choices.person", "stuck.choices.again",
                "stuck.choices.menu", "hazard-report.ask", "hazard-no-report", "interpreter.ask", "too-long", "one-at-a-time", "skip",
                "skip-button", "yes-said", "no-said", "fetching-person",
                "keys-date", "keys-money", "keys-person", "photo-by-phone.ask", "photo-by-phone.choices.text",
                "photo-by-phone.choices.skip", "photo-by-phone.choices.person", "waiting", "elsewhere-autopay",
                "elsewhere-bankruptcy", "elsewhere-refund", "elsewhere-mailed-payment", "elsewhere-transit",
                "elsewhere-contact-change", "elsewhere-paperless", "elsewhere-meter-reading", "elsewhere-pickup", "elsewhere-office"
        }) {
            KEYS.put(plain, Set.of());
        }
        for (var hazard : DetectedHazard.values()) {
            KEYS.put("hazard-" + hazard.key(), Set.of());
            KEYS.put("suspected-" + hazard.key(), Set.of());
        }
        for (var named : new String[] {
                "electric", "water", "sewer", "stormwater", "solid-waste", "gas", "fire-line", "later", "start", "stop", "move", "visit",
                "today", "none-of-these", "on-file", "leak-report", "leak-credit", "credit-return", "callback", "complaint",
                "bill-dispute", "application", "request"
        }) {
            KEYS.put("named." + named, Set.of());
        }
        for (var whole : new String[] {"one-off", "carried-over", "other"}) {
            KEYS.put("named.bill-" + whole, Set.of("up", "amount"));
        }
        for (var ofService : new String[] {"use", "rate", "added", "ended", "charges"}) {
            KEYS.put("named.bill-" + ofService, Set.of("up", "amount", "service"));
        }
        KEYS.put("named.window", Set.of("from", "until"));
        KEYS.put("named.closed-account", Set.of("street"));
        KEYS.put("named.bill-days", Set.of("up", "amount", "before", "now"));
        KEYS.put("named.bill-usage", Set.of("up", "amount", "service", "before", "now", "unit"));
        KEYS.put("named.bill-year", Set.of("up", "amount", "total", "cause", "service"));
        KEYS.put("named.bill-difference", Set.of("up", "amount"));
        for (var expected : BotResponse.SlotType.values()) {
            KEYS.put("expected-" + expected.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), Set.of());
        }
        KEYS.put("hazard-language", Set.of("language"));
        KEYS.put("other-language", Set.of("languages"));
        KEYS.put("choice", Set.of("key", "label"));
        KEYS.put("language-choice", Set.of("key"));
        KEYS.put("cancel.ask", Set.of("doing"));
        KEYS.put("start-over.ask", Set.of("doing"));
        KEYS.put("dropped.ask", Set.of("doing"));
        KEYS.put("back-to", Set.of("doing"));
        KEYS.put("then", Set.of("doing"));
        KEYS.put("proof-first", Set.of("title"));
        KEYS.put("resumed", Set.of("doing"));
        KEYS.put("resume-code", Set.of("code"));
        KEYS.put("later-nothing", Set.of());
        KEYS.put("place-noted", Set.of("place"));
    }

    private CommonPrompts() {}

    static Map<String, Set<String>> keys() {
        return KEYS;
    }
}
