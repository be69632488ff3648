package org.curbstop.text;

import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Prompts and keywords of the text message line itself, in every language of the utility; read once at startup. */
@Component
class SmsPrompts {

    /** Keyword that opens a task; an empty task is the main menu. */
    record TaskKeyword(String task, Language language) {}

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Map<Language, Properties> commands = new LinkedHashMap<>();
    private final Map<String, TaskKeyword> keywords = new HashMap<>();
    private final Utility utility;

    SmsPrompts(Utility utility) {
        this.utility = utility;
        LanguageFolder.installed()
                .forEach(language -> commands.put(language, LanguageFolder.properties(language, "text-commands.properties")));
        utility.languages().forEach(language -> LanguageFolder.properties(language, "text-keywords.properties")
                .forEach((word, task) -> keywords.putIfAbsent(word.toString(), new TaskKeyword(task.toString(), language))));
    }

    Optional<TaskKeyword> taskKeyword(String text) {
        return Optional.ofNullable(keywords.get(text.strip().replaceAll("[.!]+$", "").toUpperCase(Locale.ROOT)));
    }

    /** Returns a prompt in the utility's own language, for a reader whose language is not known. */
    String text(String key) {
        return text(key, utility.language(), Map.of());
    }

    String text(String key, Language language, Map<String, Object> facts) {
        MessageCatalog messages = MessageCatalog.of(utility.languageOrDefault(language), "text");
        var all = new HashMap<>(facts);
        all.put("utility", utility.shortName());
        all.put("office", utility.lines().office().formatNational());
        all.put("emergency", utility.lines().emergency().formatNational());
        if (facts.get("when") instanceof Instant moment) {
            var when = moment.atZone(utility.zone());
            all.put("day", messages.formats().shortDate(when.toLocalDate()));
            all.put("time", when.toLocalTime());
        }
        return messages.text(key, all);
    }

    /**
     * Returns the language in which the whole text is this command, ignoring case, accents and punctuation. All installed languages count.
     */
    Optional<Language> commandLanguage(String command, String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").replaceAll("[.!? ]+$", "").strip();
        return commands.entrySet().stream()
                .filter(each -> List.of(each.getValue().getProperty(command, "").split(", ")).contains(plain.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey).findFirst();
    }
}
