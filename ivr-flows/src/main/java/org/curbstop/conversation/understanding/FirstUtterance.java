package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.IntentPrediction.IntentDecision;

/** What the engine makes of the first words of a conversation, in its order: danger, a person, politeness, a task. */
public final class FirstUtterance {

    public static final String HAZARD = "report-hazard";
    public static final String PERSON = "talk-to-person";
    private static final Map<SpokenCommand, String> COMMANDS =
            Map.of(SpokenCommand.PERSON, PERSON, SpokenCommand.GREETING, "greeting", SpokenCommand.THANKS, "thanks");

    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;

    public FirstUtterance(UtteranceParser utteranceParser, IntentClassifier classifier) {
        this.utteranceParser = utteranceParser;
        this.classifier = classifier;
    }

    public IntentPrediction interpret(String text, Language language) {
        var certain = utteranceParser.detectHazard(text).isPresent() ? Optional.of(HAZARD)
                : utteranceParser.spokenCommand(text).flatMap(command -> Optional.ofNullable(COMMANDS.get(command)));
        var prediction = classifier.classify(text, language);
        return certain.map(intent -> new IntentPrediction(intent, 1, IntentDecision.ACT, List.of(), true, prediction.slots()))
                .orElse(prediction);
    }
}
