package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.junit.jupiter.api.Test;

class PortalI18NProviderTest {

    /**
     * Complete message keys in quotes. Keys built from an enum end in a dot or precede a comma, and another test checks them.
     */
    private static final Pattern SPOKEN = Pattern
            .compile("(?:(?:text|paragraph|titledCard|tableCard|fact|submit|button|column|call|select|date|time)\\(\\s*|"
            + "(?:showMessage|showResult|message)\\(StatusChip\\.Tone\\.[A-Z]+,\\s*|(?:require|check)\\([^;\"]*)"
            + "\"([a-z][a-z-]*(?:\\.[a-zA-Z_-]+)+)\"\\s*(,\\s*[a-z]+\\.[a-z]+\\(\\)\\))?");

    @Test
    void every_message_exists_in_both_languages_with_the_same_arguments() throws IOException {
        Properties english = words("en");
        Properties spanish = words("es");
        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(new MessageFormat(spanish.getProperty(key), Locale.of("es", "US")).getFormats()).as(key)
                    .hasSameSizeAs(new MessageFormat(english.getProperty(key), Locale.US).getFormats());
            assertThat(spanish.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void every_message_key_used_by_a_view_exists() throws IOException {
        Properties english = words("en");
        var missing = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/org/curbstop/web"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var named = SPOKEN.matcher(Files.readString(file));
                while (named.find()) {
                    String key = named.group(1);
                    boolean known = english.containsKey(key)
                            || english.stringPropertyNames().stream().anyMatch(word -> word.startsWith(key + "."));
                    if (!known) {
                        missing.add(file.getFileName() + ": " + key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Properties words(String language) {
        return LanguageFolder.properties(new Language(language), "portal.properties");
    }
}
