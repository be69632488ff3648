package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.common.Channel;
import org.curbstop.common.language.IsolatedClassLoader;
import org.curbstop.common.language.PseudoLanguage;
import org.curbstop.conversation.BotResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PseudoLanguageFlowsTest {

    private static final String MARKED = "[\u00a1\u00c1ll r\u00edght \u00f1\u00e9\u00e1!]";

    @Test
    void every_flow_uses_only_language_folder_texts_on_every_channel(@TempDir Path folder) throws Exception {
        PseudoLanguage.generate(folder);
        assertThat(faults(folder, "faults")).isEmpty();
    }

    @Test
    void a_prompt_outside_the_pseudo_language_is_detected(@TempDir Path folder) throws Exception {
        PseudoLanguage.generate(folder);
        Path prompts = folder.resolve("languages/en/prompts/common.yaml");
        Files.writeString(prompts, Files.readString(prompts).replaceFirst("(?m)^stopped: .*", "stopped: We stopped here."));
        assertThat(faults(folder, "faultsByText")).isNotEmpty().allMatch(fault -> fault.contains("We stopped here"));
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, names = {"VOICE", "TEXT", "CHAT", "PAGE"})
    void unmarked_words_and_truncated_texts_are_detected_on_every_channel(Channel channel) {
        assertThat(PseudoConversations.faults(channel, message(MARKED))).isEmpty();
        assertThat(PseudoConversations.faults(channel, message("All right"))).hasSize(1);
        assertThat(PseudoConversations.faults(channel, message(MARKED + " for you"))).hasSize(1);
        assertThat(PseudoConversations.faults(channel, message(MARKED.replace("ll r", "ll power r")))).hasSize(1);
        assertThat(PseudoConversations.faults(channel, message(MARKED.substring(0, 8)))).hasSize(1);
    }

    private static BotResponse message(String text) {
        return new BotResponse.Message("key", text, BotResponse.Message.Tone.PLAIN);
    }

    @SuppressWarnings("unchecked")
    private static List<String> faults(Path folder, String of) throws Exception {
        var places = new ArrayList<URL>(List.of(folder.toUri().toURL()));
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            places.add(Path.of(place).toUri().toURL());
        }
        try (var loader = new IsolatedClassLoader(places)) {
            return (List<String>) loader.loadClass(PseudoConversations.class.getName()).getMethod(of).invoke(null);
        }
    }
}
