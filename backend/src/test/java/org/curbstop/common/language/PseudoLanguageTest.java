package org.curbstop.common.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudoLanguageTest {

    private static final Pattern NO_DATA = PseudoLanguage.data(List.of("nobody"));

    @Test
    void a_message_is_accented_lengthened_and_marked() {
        String pseudo = PseudoLanguage.pseudo("Pay your bill now");
        assertThat(pseudo).startsWith("[\u00a1P\u00e1\u00fd").endsWith("!]")
                .hasSizeGreaterThanOrEqualTo("Pay your bill now".length() * 14 / 10);
    }

    @Test
    void each_line_of_a_message_is_marked() {
        assertThat(PseudoLanguage.pseudo("{name}\nPaid\n\nBye").lines().filter(line -> !line.isBlank()))
                .hasSize(3).allSatisfy(line -> assertThat(line).startsWith("[\u00a1").endsWith("!]"));
    }

    @Test
    void arguments_and_their_options_are_kept() {
        String plural = PseudoLanguage.pseudo("{count, plural, one {# bill of {name}} other {# bills}} at {place}");
        assertThat(plural).contains("{count, plural, one {# b\u00edll \u00f3f {name}} other {").contains("{place}");
        assertThat(new MessageFormat(plural, Locale.US).format(Map.of("count", 1, "name", "Ada", "place", "home")))
                .contains("1 b\u00edll \u00f3f Ada");
        String choice = PseudoLanguage.pseudo("{0,choice,1#One bill.|1<{0} bills.} Done");
        assertThat(new MessageFormat(choice, Locale.US).format(new Object[] {3})).contains("3 b\u00edlls.");
        assertThat(new MessageFormat(PseudoLanguage.pseudo("It''s '{'yours'}'"), Locale.US).format(Map.of())).contains("t's {\u00fd");
    }

    @Test
    void unmarked_and_truncated_text_is_detected_but_data_is_not() {
        String marked = PseudoLanguage.pseudo("Paid");
        assertThat(PseudoLanguage.unmarked(marked + ": $84.12, November 30, 2026 at 8:00 AM", NO_DATA)).isEmpty();
        assertThat(PseudoLanguage.unmarked(marked + " by Ada Okafor", PseudoLanguage.data(List.of("Ada Okafor")))).startsWith("by in: ");
        assertThat(PseudoLanguage.unmarked(marked.substring(0, marked.length() - 2), NO_DATA)).startsWith("cut");
        assertThat(PseudoLanguage.unmarked("[\u00a1\u00e1 " + marked + "!]", NO_DATA)).isEmpty();
    }

    @Test
    void a_hard_coded_word_within_a_marked_text_is_detected() {
        String marked = PseudoLanguage.pseudo("Your {service} is on");
        assertThat(PseudoLanguage.unmarked(marked.replace("{service}", "electric"), NO_DATA)).startsWith("electric in: ");
        var streets = PseudoLanguage.data(List.of("Alder", "12 Alder St"));
        assertThat(PseudoLanguage.unmarked(marked.replace("{service}", "12 Alder St"), streets)).isEmpty();
        assertThat(PseudoLanguage.unmarked(marked.replace("{service}", PseudoLanguage.pseudo("power")), NO_DATA)).isEmpty();
    }

    @Test
    void every_message_of_every_language_is_generated(@TempDir Path folder) throws Exception {
        PseudoLanguage.generate(folder);
        for (String language : List.of("en", "es")) {
            assertThat(Files.readString(folder.resolve("languages/" + language + "/notices.properties"))).contains("!]");
        }
        assertThat(folder.resolve("languages/en/addresses.properties")).doesNotExist();
    }
}
