package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.DetectedHazard;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.SafetyFindings.Certainty;
import org.curbstop.conversation.understanding.SafetyFindings.FoundHazard;
import org.curbstop.conversation.understanding.UtteranceParser;

/**
 * Detects hazards to life before anything else is read, rejects input that is too long, and warns about card numbers. A suspected hazard is
 * asked about; after a no, the conversation goes on with the words before that question.
 */
record SafetyStep(UtteranceParser utteranceParser, IntentClassifier classifier,
        ClarificationHandler clarifications) implements DialogueEngine.TurnStep {


    @Override
    public Turn apply(Turn turn) {
        if (UtteranceLimit.isTooLong(turn.input().given())) {
            return reported(turn).map(hazard -> warn(turn, hazard))
                    .orElseGet(() -> turn.reprompting().say("common.too-long", Tone.ERROR)).settled();
        }
        if (!turn.input().masked()) {
            return check(turn);
        }
        var hazard = reported(turn);
        if (hazard.isPresent()) {
            return warn(turn, hazard.get()).say("common.card-typed", Tone.ERROR).settled();
        }
        var warned = turn.say("common.card-typed", Tone.ERROR);
        return turn.input().saysMore(utteranceParser) || namesTask(turn) ? check(warned) : GlobalCommands.repeatMessages(warned).settled();
    }

    /** "Pay my bill" is still a request if a card number is beside it. */
    private boolean namesTask(Turn turn) {
        if (!(turn.input().given() instanceof UserInput.Utterance(String text, double _)) || !turn.isIdle() && !turn.isAtMenu()) {
            return false;
        }
        var prediction = classifier.classify(text.replace(SensitiveNumbers.MASK, " "), turn.language());
        return prediction.decision() == IntentDecision.ACT
                && turn.catalog().roles().tasks().contains(turn.catalog().serving(prediction.intent()));
    }

    private Turn check(Turn turn) {
        var certain = reported(turn);
        if (certain.isEmpty() && turn.asks(Clarification.Kind.SUSPECTED)) {
            return answer(turn).orElse(turn);
        }
        if (!(turn.input().given() instanceof UserInput.Utterance)) {
            // A page's form has many fields: only a hazard in a report is handled, and the report goes on.
            return turn.input().safety().reported(turn.language()).filter(_ -> turn.isIn(turn.catalog().roles().hazardReport()))
                    .map(hazard -> warnBeside(turn, hazard)).orElse(turn);
        }
        // Switches to the language of the words first, so that the warning is in it. Unsupported languages can resemble supported ones.
        var spoken = certain.filter(found -> !speaks(turn, found.language())).isPresent() ? turn : inLanguageOfWords(turn);
        return reported(spoken).map(hazard -> warn(spoken, hazard).settled()).orElseGet(() -> suspected(spoken));
    }

    private static Optional<FoundHazard> reported(Turn turn) {
        return turn.input().given() instanceof UserInput.Utterance ? turn.input().safety().reported(turn.language()) : Optional.empty();
    }

    private Turn suspected(Turn turn) {
        var found = turn.input().safety().suspected(turn.language());
        if (found.isEmpty() || offers(turn, found.get().hazard())) {
            return turn;
        }
        var prediction = classifier.classify(turn.input().utterance().text(), found.get().language());
        boolean hazard = prediction.intent().equals(IntentPrediction.REPORT_HAZARD);
        if (prediction.decision() == IntentDecision.ACT && !hazard && !turn.input().safety().has(found.get().hazard(), Certainty.LIKELY)) {
            return turn;
        }
        // A question about a hazard uses the same words as a report of it.
        boolean sure = prediction.decision() == IntentDecision.ACT && hazard
                && !turn.input().safety().has(found.get().hazard(), Certainty.MENTIONED);
        return (sure ? warn(turn, found.get()) : ask(turn, found.get(), prediction)).settled();
    }

    /** Returns whether the open question of a report lists this hazard, and so asks about it anyway. */
    private static boolean offers(Turn turn, DetectedHazard hazard) {
        return turn.isIn(turn.catalog().roles().hazardReport()) && turn.clarification().isEmpty()
                && turn.currentStep() instanceof FlowStep.Ask ask && ask.choices().contains(hazard.key());
    }

    private static Turn ask(Turn turn, FoundHazard found, IntentPrediction prediction) {
        var about = new ArrayList<>(List.of(found.hazard().key(), found.language().tag(), turn.input().utterance().text()));
        turn.clarification().ifPresent(open -> {
            about.add(open.kind().name());
            about.addAll(open.about());
        });
        var others = Stream.concat(Stream.of(prediction.intent()), prediction.alternatives().stream())
                .filter(intent -> !intent.isEmpty() && !intent.equals(IntentPrediction.REPORT_HAZARD)).toList();
        return turn.takenAs(new IntentPrediction(IntentPrediction.REPORT_HAZARD, prediction.confidence(), IntentDecision.OFFER, others,
                false, Map.of())).clarify(Clarification.Kind.SUSPECTED, about.toArray(String[]::new));
    }

    /** @return empty if the answer is neither yes nor no */
    private Optional<Turn> answer(Turn turn) {
        var asked = turn.clarification().orElseThrow();
        var before = turn.with(turn.state().withClarification(askedBefore(asked)));
        return clarifications.hazardAnswer(turn, answerTo(asked, turn)).map(yes -> yes
                ? warn(before, new FoundHazard(hazard(asked), asked.language().orElse(turn.language()))).settled()
                : before.with(TurnInput.withoutHazard(asked.about().get(2), utteranceParser)));
    }

    private static ParsedUtterance answerTo(Clarification asked, Turn turn) {
        return turn.input().given() instanceof UserInput.FormSubmission form
                ? ParsedUtterance.of(form.answers().getOrDefault(PromptBuilder.slot(asked), "")) : turn.input().utterance();
    }

    private static Optional<Clarification> askedBefore(Clarification asked) {
        var about = asked.about();
        return about.size() < 4 ? Optional.empty()
                : Optional.of(new Clarification(Clarification.Kind.valueOf(about.get(3)), about.subList(4, about.size())));
    }

    private static DetectedHazard hazard(Clarification asked) {
        return DetectedHazard.valueOf(asked.about().getFirst().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Turn inLanguageOfWords(Turn turn) {
        if (turn.isOn(Channel.VOICE) && !turn.asks(Clarification.Kind.LANGUAGE)
                || FallbackStep.OtherLanguageStep.languageOf(turn, utteranceParser).isPresent()) {
            return turn;
        }
        boolean sure = turn.state().languageSure();
        var detected = utteranceParser.detectLanguage(turn.input().utterance(), sure).filter(turn.catalog().supportedLanguages()::contains);
        return detected.filter(language -> !sure || !language.equals(turn.language()))
                .map(language -> sure ? GlobalCommands.switchLanguage(turn, language) : turn.with(turn.state().inLanguage(language)))
                .orElse(turn);
    }

    private Turn warn(Turn turn, FoundHazard found) {
        var taken = turn.takenAs(IntentPrediction.REPORT_HAZARD);
        String hazard = found.hazard().key();
        String warning = "common.hazard-" + hazard;
        if (!found.language().equals(turn.language()) || !turn.isIn(turn.catalog().roles().hazardReport())) {
            var asking = withPlaceOfWords(taken).clarify(Clarification.Kind.HAZARD, hazard, found.language().tag())
                    .say(warning, Tone.DANGER);
            return speaks(turn, found.language()) ? asking : asking.say("common.hazard-language",
                    asking.prompt("common.hazard-language", "language", turn.language().tag()), Tone.PLAIN);
        }
        if (offers(turn, found.hazard()) && turn.currentStep() instanceof FlowStep.Ask ask) {
            return taken.understood().fill(ask, SlotValue.of(hazard));
        }
        return warnBeside(taken, found);
    }

    /** Remembers an address in the words, so that the report offered next does not ask for it. */
    private Turn withPlaceOfWords(Turn turn) {
        var said = utteranceParser.volunteeredValues(turn.input().utterance().text(), turn.language(), turn.environment().today(),
                turn.environment().currency());
        var opening = new HashMap<>(turn.state().opening());
        // Only with a house number: in a frightened sentence, "a pipe burst and the street" is no intersection.
        Optional.ofNullable(said.get(SlotType.ADDRESS)).filter(place -> place.asText().chars().anyMatch(Character::isDigit))
                .ifPresent(place -> opening.put(SlotType.ADDRESS, place));
        return turn.with(turn.state().withOpening(opening));
    }

    /** Warns and goes on with the report. */
    private static Turn warnBeside(Turn turn, FoundHazard found) {
        String hazard = found.hazard().key();
        return turn.say("common.hazard-" + hazard, Tone.DANGER)
                .withFrame(frame -> frame.withValues(Map.of("hazard", SlotValue.of(hazard), "warned", SlotValue.of(true))));
    }

    private static boolean speaks(Turn turn, Language language) {
        return turn.catalog().supportedLanguages().contains(language);
    }
}
