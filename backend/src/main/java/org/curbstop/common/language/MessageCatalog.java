package org.curbstop.common.language;

import com.ibm.icu.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.curbstop.common.BidiControls;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one file of a language, in ICU message format. Money, dates and times among the arguments are formatted for the language;
 * bidirectional control characters are removed.
 */
public final class MessageCatalog {

    private static final Pattern TWO_PERIODS = Pattern.compile("(?<!\\.)\\.\\.(?!\\.)");
    private static final Map<String, MessageCatalog> LOADED = new ConcurrentHashMap<>();

    private final Language language;
    private final String path;
    private final Properties messages;

    private MessageCatalog(Language language, String file) {
        this.language = language;
        path = LanguageFolder.path(language, file);
        messages = LanguageFolder.properties(language, file);
    }

    /**
     * Returns the catalog of a language, or the English one if the language is not installed.
     *
     * @param name file name without extension
     */
    public static MessageCatalog of(Language language, String name) {
        String key = language + "/" + name;
        MessageCatalog loaded = LOADED.get(key);
        if (loaded != null) {
            return loaded;
        }
        // Caches installed languages only, so that tags from requests do not grow the map.
        return LanguageFolder.isInstalled(language)
                ? LOADED.computeIfAbsent(key, absent -> new MessageCatalog(language, name + ".properties"))
                : of(Language.ENGLISH, name);
    }

    public Language language() {
        return language;
    }

    public Formats formats() {
        return Formats.of(language);
    }

    public boolean has(String key) {
        return messages.containsKey(key);
    }

    public String text(String key) {
        return text(key, Map.of());
    }

    public String text(String key, Map<String, ?> arguments) {
        var all = new HashMap<String, @Nullable Object>();
        arguments.forEach((name, value) -> all.put(name, argument(value)));
        return withOnePeriod(format(key).format(all));
    }

    /** Returns a message with numbered arguments. */
    public String text(String key, @Nullable Object... arguments) {
        @Nullable Object[] all = arguments.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] = argument(all[i]);
        }
        return withOnePeriod(format(key).format(all));
    }

    /** Removes a double period after an abbreviation that ends a sentence, such as "5:00 p.m." */
    public static String withOnePeriod(String text) {
        return text.contains("..") ? TWO_PERIODS.matcher(text).replaceAll(".") : text;
    }

    private MessageFormat format(String key) {
        String pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException(path + ": " + key + " is missing");
        }
        return new MessageFormat(pattern, language.locale());
    }

    private @Nullable Object argument(@Nullable Object value) {
        return switch (value) {
            case Money money -> formats().money(money);
            case LocalDate day -> formats().date(day);
            case MonthDay day -> formats().monthAndDay(day);
            case LocalTime time -> formats().time(time);
            case ZonedDateTime moment -> formats().shortDateTime(moment);
            case String text -> BidiControls.strip(text);
            case null, default -> value;
        };
    }
}
