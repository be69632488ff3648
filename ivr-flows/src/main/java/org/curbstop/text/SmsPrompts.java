package org.curbstop.text;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.curbstop.common.Language;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Prompts and keywords of the text message line itself, in every language of the utility; read once at startup. */
@Component
class SmsPrompts {

    /** A keyword that opens a task ({@code ""} is the main menu). */
    record TaskKeyword(String task, Language language) {}

    private final Map<Language, Properties> texts = new LinkedHashMap<>();
    private final Map<String, TaskKeyword> keywords = new HashMap<>();
    private final Utility utility;

    SmsPrompts(Utility utility) {
        this.utility = utility;
        utility.languages().forEach(language -> {
            texts.put(language, read("words", language));
            read("keywords", language)
                    .forEach((word, task) -> keywords.putIfAbsent(word.toString(), new TaskKeyword(task.toString(), language)));
        });
    }

    Optional<TaskKeyword> taskKeyword(String text) {
        return Optional.ofNullable(keywords.get(text.strip().replaceAll("[.!]+$", "").toUpperCase(Locale.ROOT)));
    }

    String text(String key, Language language, Map<String, Object> facts) {
        Language spoken = texts.containsKey(language) ? language : utility.language();
        Properties in = texts.get(spoken);
        String pattern = in == null ? null : in.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("text/words_" + spoken + ".properties: " + key + " is missing");
        }
        var all = new HashMap<>(facts);
        all.put("utility", utility.shortName());
        all.put("office", utility.lines().office().formatNational());
        all.put("emergency", utility.lines().emergency().formatNational());
        return inUtilityZone(new MessageFormat(pattern, spoken.locale())).format(all);
    }

    private MessageFormat inUtilityZone(MessageFormat format) {
        for (Object part : format.getFormats()) {
            if (part instanceof DateFormat time) {
                time.setTimeZone(TimeZone.getTimeZone(utility.zone().getId()));
            }
        }
        return format;
    }

    private static Properties read(String kind, Language language) {
        String file = "/text/" + kind + "_" + language + ".properties";
        try (var in = SmsPrompts.class.getResourceAsStream(file)) {
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
