package org.curbstop.conversation.engine;

import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Handles input that was neither an answer nor a task: takes a leading yes or no, or asks again, offers options, then a person. */
record FallbackStep(AnswerParser answers, ClarificationHandler clarifications) implements DialogueEngine.TurnStep {

    private static final int MISSES_BEFORE_OPTIONS = 2;

    @Override
    public Turn apply(Turn turn) {
        return leadingYesNo(turn, turn.input().utterance()).orElseGet(() -> missed(turn.withMisses(turn.state().misses() + 1))).settled();
    }

    /** Handles "yes, at my house": it is no task, so the words before the comma are the answer. */
    private Optional<Turn> leadingYesNo(Turn turn, ParsedUtterance utterance) {
        if (turn.clarification().isPresent()) {
            return clarifications.answerLeadingYesNo(turn, utterance);
        }
        return switch (turn.currentStep()) {
            case FlowStep.Ask ask when ask.expected() == SlotType.YES_NO ->
                    answers.leadingYesNo(turn, utterance).map(yesNo -> turn.understood().fill(ask, SlotValue.of(yesNo)));
            // Never a yes: a payment, order or arrangement requires a yes as the whole answer.
            case FlowStep.Confirm confirm -> answers.leadingYesNo(turn, utterance).filter(PromptBuilder.NO::equals)
                    .map(_ -> SlotFilling.refused(turn.understood(), confirm));
            default -> Optional.empty();
        };
    }

    private static Turn missed(Turn turn) {
        if (turn.state().misses() > MISSES_BEFORE_OPTIONS) {
            // Asks first: unrecognized words are no request for a callback.
            return turn.say("common.misunderstood", Tone.ERROR).clarify(Clarification.Kind.PERSON);
        }
        if (turn.state().misses() == MISSES_BEFORE_OPTIONS && !turn.isOn(Channel.PAGE)) {
            return turn.say("common.misunderstood", Tone.ERROR).clarify(Clarification.Kind.STUCK);
        }
        var again = turn.reprompting();
        if (turn.isIdle() || turn.isAtMenu()) {
            return again.say("common.rephrase", Tone.ERROR);
        }
        if (turn.clarification().isPresent() || !(turn.currentStep() instanceof FlowStep.Ask ask)) {
            return again.say("common.misunderstood", Tone.ERROR);
        }
        String why = PromptBuilder.errorText(turn, ask);
        return turn.isOn(Channel.PAGE) ? again.with(again.output().withError(ask.slot(), why))
                : again.say("common.misunderstood", why, Tone.ERROR);
    }

    /**
     * Answers words in a language in which only hazards are understood, in that language: which languages the utility supports, and whether
     * a person with an interpreter is wanted. A customer who continues in it without answering gets that person.
     */
    static final class OtherLanguageStep implements DialogueEngine.TurnStep {

        private final UtteranceParser utteranceParser;

        OtherLanguageStep(UtteranceParser utteranceParser) {
            this.utteranceParser = utteranceParser;
        }

        @Override
        public Turn apply(Turn turn) {
            return languageOf(turn, utteranceParser).map(language -> answer(turn, language).settled()).orElse(turn);
        }

        /** Returns the language of the words if the utility does not support it. */
        static Optional<Language> languageOf(Turn turn, UtteranceParser utteranceParser) {
            return turn.input().given() instanceof UserInput.Utterance
                    ? utteranceParser.detectOtherLanguage(turn.input().utterance())
                            .filter(language -> !turn.catalog().supportedLanguages().contains(language))
                    : Optional.empty();
        }

        static Turn answer(Turn turn, Language language) {
            var taken = turn.takenAs(IntentPrediction.NONE.withDecision(IntentDecision.MENU)).understood();
            if (turn.asks(Clarification.Kind.INTERPRETER)) {
                return GlobalCommands.handOffToPerson(taken.takenAs(IntentPrediction.TALK_TO_PERSON));
            }
            var asking = taken.clarify(Clarification.Kind.INTERPRETER, "", language.tag());
            String ours = turn.catalog().supportedLanguages().stream().map(Language::tag).collect(Collectors.joining("-"));
            return asking.say("common.other-language", asking.prompt("common.other-language", "languages", ours), Tone.PLAIN);
        }
    }
}
