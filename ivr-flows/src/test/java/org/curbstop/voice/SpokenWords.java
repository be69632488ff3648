package org.curbstop.voice;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.curbstop.conversation.Reply;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.Utility;

/** Renders a reply for the phone and returns the text of each {@code <Say>}. */
public final class SpokenWords {

    private static final VoiceProperties SETTINGS =
            new VoiceProperties(Duration.ofSeconds(1), 1, Duration.ofSeconds(9), 80, "Default", Map.of());
    private static final Utility UTILITY = SampleUtility.millbrook();
    private static final StaticVoicePrompts PROMPTS = new StaticVoicePrompts(UTILITY, SETTINGS);
    private static final TwimlRenderer RENDERER = new TwimlRenderer(SETTINGS, UTILITY, PROMPTS);

    private SpokenWords() {}

    public static List<String> of(Reply reply) {
        return says(RENDERER.renderXml(reply, 1));
    }

    /** Returns what the phone says in all languages when no conversation is available. */
    public static List<String> outOfService() {
        return says(new FallbackTwiml(PROMPTS, UTILITY).outOfService(Optional.empty()).toXml());
    }

    private static List<String> says(String twiml) {
        try {
            var say = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(twiml.getBytes(StandardCharsets.UTF_8))).getElementsByTagName("Say");
            return IntStream.range(0, say.getLength()).mapToObj(i -> say.item(i).getTextContent()).toList();
        } catch (Exception e) {
            throw new IllegalStateException(twiml, e);
        }
    }
}
