package org.curbstop.conversation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.engine.DialogueEngine;
import org.curbstop.conversation.engine.DialogueState;
import org.curbstop.conversation.engine.TurnEnvironment;
import org.curbstop.conversation.flowfile.FlowFileLoader;
import org.curbstop.conversation.understanding.BuiltInIntentClassifier;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Interprets the first words of a conversation as the engine does, without a utility and without running actions. */
public final class FirstUtterance {

    /** Content words that may stand beside a value, such as "pay". */
    private static final int MAX_OTHER_WORDS = 2;

    private final UtteranceParser utteranceParser;
    private final DialogueEngine engine;
    private final TurnEnvironment environment;

    private FirstUtterance(UtteranceParser utteranceParser, DialogueEngine engine, TurnEnvironment environment) {
        this.utteranceParser = utteranceParser;
        this.engine = engine;
        this.environment = environment;
    }

    /**
     * @param languages languages with intents; hazards and requests for a person are recognized in more languages
     * @param facts names of the values that prompts use
     */
    public static FirstUtterance in(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts, LocalDate today,
            Currency currency) {
        var parser = new UtteranceParser(languages);
        var classifier = new BuiltInIntentClassifier(languages, (words, language) -> Map.of(), parser::deniesHazard);
        Map<String, String> values = facts.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        var catalog = FlowFileLoader.onClassPath().load(languages, actions, values.keySet());
        return new FirstUtterance(parser, new DialogueEngine(catalog, parser, classifier),
                new TurnEnvironment(today, ZoneOffset.UTC, currency, values));
    }

    public IntentPrediction interpret(String text, Language language) {
        var state = DialogueState.begin("first", Channel.TEXT, language, true, false);
        var taken = engine.startTurn(state, new UserInput.Utterance(text, 1), environment).takenAs().orElse(IntentPrediction.NONE);
        var named = taken.intent().isEmpty() ? taken.withIntents(intent -> intent.isEmpty() ? IntentPrediction.OTHER : intent) : taken;
        var values = new EnumMap<SlotType, SlotValue>(SlotType.class);
        values.putAll(utteranceParser.volunteeredValues(text, language, environment.today(), environment.currency()));
        values.computeIfPresent(SlotType.PHONE, (_, phone) -> SlotValue.of(phone.asText().replaceAll("\\D", "")));
        if (values.isEmpty()) {
            values.putAll(onlyValue(ParsedUtterance.of(text), language));
        }
        return new IntentPrediction(named.intent(), named.confidence(), named.decision(), named.alternatives(), named.exactMatch(), values);
    }

    /** Returns the date or the amount in words that are little else, such as "just eighty four twelve"; empty if it may be either. */
    private Map<SlotType, SlotValue> onlyValue(ParsedUtterance utterance, Language language) {
        if (utteranceParser.countContentWordsBesideNumbers(utterance, language) > MAX_OTHER_WORDS) {
            return Map.of();
        }
        var found = new EnumMap<SlotType, SlotValue>(SlotType.class);
        for (var type : List.of(SlotType.DATE, SlotType.MONEY)) {
            utteranceParser.parse(type, 0, utterance, language, environment.today(), environment.currency())
                    .ifPresent(value -> found.put(type, value));
        }
        return found.size() == 1 ? found : Map.of();
    }
}
