package org.curbstop.voice;

import com.ibm.icu.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Prompts that the phone line can use without any other component; read once at startup, so that a later fault cannot make them
 * unavailable.
 */
@Component
class StaticVoicePrompts {

    private static final String FILE = "voice.properties";

    private final Map<Language, Properties> texts = new HashMap<>();
    private final Map<Language, List<String>> hints = new HashMap<>();
    private final Map<Language, VoiceLocale> locales = new HashMap<>();
    private final Utility utility;

    StaticVoicePrompts(Utility utility, VoiceProperties settings) {
        this.utility = utility;
        utility.languages().forEach(language -> {
            Properties words = LanguageFolder.properties(language, FILE);
            texts.put(language, words);
            hints.put(language, Stream.of(text("hints", language).split(",")).map(String::strip).toList());
            locales.put(language, VoiceLocale.of(words.getProperty("twilio.language", ""),
                    settings.voices().getOrDefault(language.tag(), words.getProperty("twilio.voice", ""))));
        });
    }

    String text(String key, Language language) {
        Language spoken = spoken(language);
        String pattern = Objects.requireNonNull(texts.get(spoken)).getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException(LanguageFolder.path(spoken, FILE) + ": " + key + " is missing");
        }
        return new MessageFormat(pattern, spoken.locale()).format(Map.of("line", utility.lines().emergency().formatNational()));
    }

    /** Hints for the speech recognizer: the words of the global commands. */
    List<String> hints(Language language) {
        return hints.getOrDefault(language, List.of());
    }

    /** The language of a conversation if it is known, otherwise all languages of the utility. */
    List<Language> languagesFor(Optional<Language> known) {
        return known.filter(texts::containsKey).map(List::of).orElse(utility.languages());
    }

    /** How Twilio speaks a language of the utility; another is spoken as the utility's own. */
    VoiceLocale locale(Language language) {
        return Objects.requireNonNull(locales.get(spoken(language)));
    }

    private Language spoken(Language language) {
        return texts.containsKey(language) ? language : utility.language();
    }
}
