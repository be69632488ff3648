package org.curbstop.conversation.engine;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.DetectedHazard;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Looks for a hazard to life before anything else is read, refuses what is too long, and warns about a card number. */
final class SafetyStep implements DialogueEngine.TurnStep {

    private final UtteranceParser utteranceParser;

    SafetyStep(UtteranceParser utteranceParser) {
        this.utteranceParser = utteranceParser;
    }

    @Override
    public Turn apply(Turn turn) {
        if (UtteranceLimit.isTooLong(turn.input().given())) {
            return hazard(turn).map(hazard -> warn(turn, hazard))
                    .orElseGet(() -> turn.reprompting().say("common.too-long", Tone.ERROR)).settled();
        }
        if (!turn.input().masked()) {
            return check(turn);
        }
        var hazard = hazard(turn);
        if (hazard.isPresent()) {
            return warn(turn, hazard.get()).say("common.card-typed", Tone.ERROR).settled();
        }
        var warned = turn.say("common.card-typed", Tone.ERROR);
        return turn.input().saysMore(utteranceParser) ? check(warned) : GlobalCommands.repeatMessages(warned).settled();
    }

    /** Switches to the language of the words first, so that a warning is in it. */
    private Turn check(Turn turn) {
        if (!(turn.input().given() instanceof UserInput.Utterance)) {
            return turn;
        }
        var spoken = inLanguageOfWords(turn);
        return hazard(spoken).map(hazard -> warn(spoken, hazard).settled()).orElse(spoken);
    }

    private Optional<DetectedHazard> hazard(Turn turn) {
        return turn.input().given() instanceof UserInput.Utterance
                ? utteranceParser.detectHazard(turn.input().utterance()) : Optional.empty();
    }

    private Turn inLanguageOfWords(Turn turn) {
        if (turn.isOn(Channel.VOICE) && !turn.asks(Clarification.Kind.LANGUAGE)) {
            return turn;
        }
        boolean sure = turn.state().languageSure();
        var detected = utteranceParser.detectLanguage(turn.input().utterance(), sure).filter(turn.catalog().supportedLanguages()::contains);
        return detected.filter(language -> !sure || !language.equals(turn.language()))
                .map(language -> sure ? GlobalCommands.switchLanguage(turn, language) : turn.with(turn.state().inLanguage(language)))
                .orElse(turn);
    }

    private static Turn warn(Turn turn, DetectedHazard hazard) {
        var value = SlotValue.of(hazard.key());
        if (!turn.isIn(turn.catalog().roles().danger())) {
            return turn.say("common.hazard-" + hazard.key(), Tone.DANGER).clarify(Clarification.Kind.HAZARD, hazard.key());
        }
        if (turn.clarification().isEmpty() && turn.currentStep() instanceof FlowStep.Ask ask && ask.choices().contains(hazard.key())) {
            return turn.understood().fill(ask, value);
        }
        return turn.say("common.hazard-" + hazard.key(), Tone.DANGER)
                .withFrame(frame -> frame.withValues(Map.of("hazard", value, "warned", SlotValue.of(true))));
    }
}
