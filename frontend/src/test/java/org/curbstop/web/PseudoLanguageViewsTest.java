package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.curbstop.common.language.PseudoLanguage;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudoLanguageViewsTest {

    private static final int MINUTES = 5;
    private static final int MANY = 5000;

    @Test
    void every_text_of_a_page_is_read() {
        assertThat(PseudoLanguagePages.texts(Jsoup.parse("<title>Pay</title><main><p>Pay <a>now</a></p>left<div>over <p>there</p></div>"
                + "<label>Name</label><input placeholder='Yours' aria-label='Full name'><img alt='Map'><button title='Go'>Send</button>")))
                .contains("Pay", "Pay now", "left", "over", "there", "Name", "Yours", "Full name", "Map", "Go", "Send");
    }

    @Test
    void every_page_and_view_shows_only_language_folder_texts(@TempDir Path folder) throws Exception {
        PseudoLanguage.generate(folder);
        Path said = folder.resolve("said.txt");
        Process views = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx800m",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"), PseudoLanguageViews.class.getName())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (!views.waitFor(MINUTES, TimeUnit.MINUTES)) {
            views.destroyForcibly().waitFor();
        }
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        assertThat(lines).anyMatch(line -> line.startsWith(PseudoLanguageViews.JUDGED));
        assertThat(lines).filteredOn(line -> line.startsWith(PseudoLanguageViews.FAULT)).isEmpty();
        assertThat(lines).as("unmarked texts of a view and a field").contains(PseudoLanguageViews.PLANTED + "6");
        assertThat(lines).filteredOn(line -> line.startsWith(PseudoLanguageViews.JUDGED)).singleElement()
                .satisfies(line -> assertThat(Integer.parseInt(line.substring(PseudoLanguageViews.JUDGED.length()))).isGreaterThan(MANY));
    }
}
