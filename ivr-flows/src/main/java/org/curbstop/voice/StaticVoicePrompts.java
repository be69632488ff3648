package org.curbstop.voice;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Prompts that the phone line can use without any other component; read once at startup, so that a later fault cannot make them
 * unavailable.
 */
@Component
class StaticVoicePrompts {

    private final Map<Language, Properties> texts = new HashMap<>();
    private final Map<Language, List<String>> hints = new HashMap<>();
    private final Utility utility;

    StaticVoicePrompts(Utility utility) {
        this.utility = utility;
        utility.languages().forEach(language -> texts.put(language, read(language)));
        utility.languages()
                .forEach(language -> hints.put(language, Stream.of(text("hints", language).split(",")).map(String::strip).toList()));
    }

    String text(String key, Language language) {
        String pattern = textsIn(language).getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("voice/words_" + language + ".properties: " + key + " is missing");
        }
        return new MessageFormat(pattern, language.locale()).format(Map.of("line", utility.lines().emergency().formatNational()));
    }

    /** Hints for the speech recognizer: the words of the global commands. */
    List<String> hints(Language language) {
        return hints.getOrDefault(language, List.of());
    }

    /** The language of a conversation if it is known, otherwise all languages of the utility. */
    List<Language> languagesFor(Optional<Language> known) {
        return known.filter(texts::containsKey).map(List::of).orElse(utility.languages());
    }

    private Properties textsIn(Language language) {
        Properties found = texts.get(language);
        return found != null ? found : read(language);
    }

    private static Properties read(Language language) {
        String file = "/voice/words_" + language + ".properties";
        try (var in = StaticVoicePrompts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " for a language of utility.yaml");
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
