package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.notices.preferences.OptOutDetector;
import org.junit.jupiter.api.Test;

class FlowFilesTest {

    @Test
    void every_flow_is_valid_in_every_language() {
        assertThat(
                InstalledFlows.check(List.of(Language.ENGLISH, Language.SPANISH), FlowActionSpecs.specs(), FlowActionSpecs.promptFacts()))
                .isEmpty();
    }

    @Test
    void no_prompt_offers_a_word_that_stops_all_texts() throws IOException {
        var offered = Pattern.compile("\\b\\p{Lu}{2,}(?: \\p{Lu}{2,})*+\\b");
        int found = 0;
        try (var files = Files.walk(Path.of("src/main/resources/languages"))) {
            for (Path file : files.filter(each -> each.getParent().endsWith("prompts")).toList()) {
                for (var word : offered.matcher(Files.readString(file)).results().map(MatchResult::group).toList()) {
                    assertThat(OptOutDetector.detect(word, false)).as(file + ": " + word).isEmpty();
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void all_flows_can_be_drawn_as_flowcharts() {
        assertThat(InstalledFlows.draw(List.of(Language.ENGLISH), FlowActionSpecs.specs(), FlowActionSpecs.promptFacts()))
                .contains("## pay-bill", "flowchart TD", "start-payment");
    }
}
