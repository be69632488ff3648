package org.curbstop.voice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.conversation.BotResponse;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Prompts that the phone line can use without any other component. They are read once at startup, so that a later fault cannot make them
 * unavailable.
 */
@Component
class StaticVoicePrompts {

    private final Map<Language, MessageCatalog> catalogs = new LinkedHashMap<>();
    private final Map<Language, VoiceLocale> locales = new HashMap<>();
    private final Utility utility;

    StaticVoicePrompts(Utility utility, VoiceProperties settings) {
        this.utility = utility;
        utility.languages().forEach(language -> catalogs.put(language, MessageCatalog.of(language, "voice")));
        // Hazard warnings are spoken in more languages than the utility supports.
        LanguageFolder.having("voice.properties").forEach(language -> {
            Properties names = LanguageFolder.properties(language, "voice.properties");
            locales.put(language, VoiceLocale.of(names.getProperty("twilio.language"), names.getProperty("twilio.recognition"),
                    settings.voices().getOrDefault(language.tag(), names.getProperty("twilio.voice")),
                    text("twilio.language", language), Optional.ofNullable(names.getProperty("twilio.speech-model")),
                    Optional.ofNullable(names.getProperty("twilio.speech-model.short"))));
        });
    }

    String text(String key, Language language) {
        return Objects.requireNonNull(catalogs.get(spoken(language)))
                .text(key, Map.of("utility", utility.shortName(), "line", utility.lines().emergency().formatNational(),
                        "office", utility.lines().office().formatNational(), "text", utility.lines().text().formatNational()));
    }

    /** Returns hints for the speech recognizer: words that answer a question of that type, then those of the global commands. */
    List<String> hints(Language language, BotResponse.SlotType expected) {
        String kind = switch (expected) {
            case MONEY -> "hints.money";
            case DATE -> "hints.date";
            case ADDRESS -> "hints.address";
            case ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, COUNT -> "hints.digits";
            case CHOICE, SEVERAL, YES_NO, NAME, WORDS, PHOTO -> "";
        };
        return Stream.of(kind, "hints").filter(key -> !key.isEmpty()).flatMap(key -> Stream.of(text(key, language).split(",")))
                .map(String::strip).toList();
    }

    /** Returns the language of a conversation if it is known, otherwise all languages of the utility. */
    List<Language> languagesFor(Optional<Language> known) {
        return known.filter(catalogs::containsKey).map(List::of).orElse(utility.languages());
    }

    /** Returns Twilio's locale for a language; a language without a voice gets that of the utility's own. */
    VoiceLocale locale(Language language) {
        return Objects.requireNonNull(locales.getOrDefault(language, locales.get(utility.language())));
    }

    private Language spoken(Language language) {
        return catalogs.containsKey(language) ? language : utility.language();
    }
}
