package org.curbstop.pages.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.pages.flow.FlowPage;
import org.curbstop.payments.CardDecline;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message that a page uses exists in every language, and every message is used. */
class PageMessagesTest {

    private static final Pattern USED = Pattern.compile("#\\{([\\w.-]+)");

    @Test
    void both_languages_have_the_same_messages_with_the_same_placeholders() throws IOException {
        Properties english = words("en");
        Properties spanish = words("es");
        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(gaps(spanish.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void no_message_is_empty_or_contains_an_apostrophe(String language) throws IOException {
        Properties messages = words(language);
        for (String key : messages.stringPropertyNames()) {
            assertThat(messages.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
        }
    }

    @Test
    void every_message_key_used_by_a_template_exists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                USED.matcher(Files.readString(template)).results().forEach(match -> used.add(match.group(1)));
            }
        }
        assertThat(used).isNotEmpty();
        assertThat(words("en").stringPropertyNames()).containsAll(used);
    }

    @Test
    void every_message_key_built_by_code_exists() throws IOException {
        Set<String> chosen = new TreeSet<>();
        Arrays.stream(FlowPage.values()).forEach(page -> chosen.add("flow." + page.task()));
        Arrays.stream(ServiceType.values()).forEach(service -> chosen.add("service." + service));
        Arrays.stream(CardDecline.values()).forEach(decline -> chosen.add(decline.messageKey()));
        for (String kind : new String[] {"paid", "refunded", "waiting", "unsure", "declined", "ended"}) {
            chosen.add("receipt.title." + kind);
            chosen.add("receipt.what." + kind);
        }
        for (String kind : new String[] {"nothing", "unreadable", "refused", "tooMany", "fault", "cards"}) {
            chosen.addAll(Set.of("error." + kind + ".title", "error." + kind + ".what", "error." + kind + ".next"));
        }
        assertThat(words("en").stringPropertyNames()).containsAll(chosen);
    }

    @Test
    void no_message_file_defines_a_key_twice() throws IOException {
        var files = new ArrayList<Path>();
        for (String module : List.of("backend", "ivr-flows", "sandbox", "frontend")) {
            try (var resources = Files.walk(Path.of("..", module, "src/main/resources"))) {
                resources.filter(file -> file.toString().endsWith(".properties")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            assertThat(Files.readAllLines(file).stream().filter(line -> line.matches("[\\w.-]+ *=.*"))
                    .map(line -> line.replaceFirst(" *=.*", "")))
                    .as(file.toString()).doesNotHaveDuplicates();
        }
    }

    private static Properties words(String language) {
        return LanguageFolder.properties(new Language(language), "pages.properties");
    }

    private static int gaps(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}
