package org.curbstop.conversation.understanding;

import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.SlotValue;

/** What the engine makes of the first words of a conversation, in its order: danger, a person, politeness, a task. */
public final class FirstUtterance {

    public static final String HAZARD = "report-hazard";
    public static final String PERSON = "talk-to-person";
    private static final Map<SpokenCommand, String> COMMANDS =
            Map.of(SpokenCommand.PERSON, PERSON, SpokenCommand.GREETING, "greeting", SpokenCommand.THANKS, "thanks");

    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;
    private final LocalDate today;
    private final Currency currency;

    private FirstUtterance(UtteranceParser utteranceParser, IntentClassifier classifier, LocalDate today, Currency currency) {
        this.utteranceParser = utteranceParser;
        this.classifier = classifier;
        this.today = today;
        this.currency = currency;
    }

    /** @param languages with intents; danger and the wish for a person are understood in more */
    public static FirstUtterance in(List<Language> languages, LocalDate today, Currency currency) {
        var parser = new UtteranceParser(languages);
        var classifier = new BuiltInIntentClassifier(languages, (words, language) -> Map.of(), parser::deniesHazard);
        return new FirstUtterance(parser, classifier, today, currency);
    }

    public IntentPrediction interpret(String text, Language language) {
        var said = ParsedUtterance.of(text);
        var values = values(text, language);
        var certain = utteranceParser.detectHazard(said).isPresent() ? Optional.of(HAZARD)
                : utteranceParser.spokenCommand(said).flatMap(command -> Optional.ofNullable(COMMANDS.get(command)));
        if (certain.isPresent()) {
            return new IntentPrediction(certain.get(), 1, IntentDecision.ACT, List.of(), true, values);
        }
        var prediction = classifier.classify(text, language);
        boolean asked = prediction.decision() != IntentDecision.ACT && utteranceParser.suspectHazard(text).isPresent();
        if (asked && !prediction.intent().equals(HAZARD)) {
            return new IntentPrediction(HAZARD, prediction.confidence(), IntentDecision.OFFER, List.of(nameOf(prediction)), false, values);
        }
        return new IntentPrediction(nameOf(prediction), prediction.confidence(), prediction.decision(), prediction.alternatives(),
                prediction.exactMatch(), values);
    }

    private static String nameOf(IntentPrediction prediction) {
        return prediction.intent().isEmpty() ? IntentData.OTHER : prediction.intent();
    }

    /** The values that a task would ask for; a phone in digits only. */
    private Map<SlotType, SlotValue> values(String text, Language language) {
        var found = new EnumMap<SlotType, SlotValue>(SlotType.class);
        found.putAll(utteranceParser.volunteeredValues(text, language, today, currency));
        found.computeIfPresent(SlotType.PHONE, (_, phone) -> SlotValue.of(phone.asText().replaceAll("\\D", "")));
        return found;
    }
}
