package org.curbstop.notices.preferences;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;

/** Detects requests to stop or resume texts, in any reasonable wording. */
public final class OptOutDetector {

    /** An opt-out or opt-in, with its language; {@code answered}: the network itself replies to these words, so that we must not. */
    public record OptOutRequest(boolean stop, Language language, boolean answered) {}

    /** The carriers' own commands: English everywhere, and in Canada also French. */
    private static final Set<String> NETWORK_STOPS = Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout",
            "arret", "arrete");
    private static final Set<String> NETWORK_STARTS = Set.of("start", "unstop", "yes");
    /** A longer message is more than a command; staff should read it. */
    private static final int MAX_LENGTH = 160;

    private static final List<Language> LANGUAGES = LanguageFolder.installed();
    private static final Map<Language, List<Pattern>> STOPS = new HashMap<>();
    private static final Map<Language, List<Pattern>> STARTS = new HashMap<>();

    static {
        for (Language language : LANGUAGES) {
            STOPS.put(language, patterns("opt-out", language));
            STARTS.put(language, patterns("opt-in", language));
        }
    }

    private OptOutDetector() {}

    /** @param stopped whether texts are stopped now: only then does YES start them again; otherwise it is an ordinary answer */
    public static Optional<OptOutRequest> detect(String text, boolean stopped) {
        String word = withoutAccents(text).strip();
        if (NETWORK_STOPS.contains(word)) {
            return Optional.of(new OptOutRequest(true, Language.ENGLISH, true));
        }
        if (NETWORK_STARTS.contains(word) && (stopped || !word.equals("yes"))) {
            return Optional.of(new OptOutRequest(false, Language.ENGLISH, true));
        }
        String plain = plain(text);
        if (plain.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return language(STOPS, plain).map(language -> new OptOutRequest(true, language, false))
                .or(() -> stopped ? language(STARTS, plain).map(language -> new OptOutRequest(false, language, false)) : Optional.empty());
    }

    private static Optional<Language> language(Map<Language, List<Pattern>> patterns, String plain) {
        return LANGUAGES.stream()
                .filter(language -> patterns.getOrDefault(language, List.of()).stream().anyMatch(pattern -> pattern.matcher(plain).find()))
                .findFirst();
    }

    private static String plain(String text) {
        return withoutAccents(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    private static List<Pattern> patterns(String kind, Language language) {
        return LanguageFolder.text(language, kind + ".txt").lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Pattern::compile).toList();
    }
}
