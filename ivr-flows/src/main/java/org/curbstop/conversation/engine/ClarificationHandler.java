package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Handles answers to the engine's own clarification questions. */
record ClarificationHandler(AnswerParser answers, UtteranceParser utteranceParser) {

    private static final Set<Clarification.Kind> YES_NO = EnumSet.of(Clarification.Kind.CANCEL, Clarification.Kind.START_OVER,
            Clarification.Kind.ELSE, Clarification.Kind.PERSON, Clarification.Kind.DROPPED);

    /** @return empty if the text is no answer */
    Optional<Turn> answer(Turn turn, ParsedUtterance utterance) {
        var asked = turn.clarification().orElseThrow();
        var next = turn.withoutClarification().understood();
        return switch (asked.kind()) {
            case LANGUAGE -> language(next, utterance);
            case CANCEL -> yesNo(next, utterance, GlobalCommands::cancelTask, UnaryOperator.identity());
            case START_OVER -> yesNo(next, utterance, GlobalCommands::restartTask, UnaryOperator.identity());
            case HAZARD -> hazardAnswer(turn, utterance).map(yes -> yes ? openHazardReport(next, asked) : declineHazardReport(next));
            case INTERPRETER -> hazardAnswer(turn, utterance).map(yes -> yes ? GlobalCommands.handOffToPerson(next)
                    : next.isIdle() ? GlobalCommands.openMenuWithoutWelcome(next) : next);
            case SUSPECTED -> Optional.empty(); // SafetyStep has already handled the answer
            case ELSE -> answers.yesNoOrSaid(next, "common.else", utterance).map(yesNo -> yesNo.equals(PromptBuilder.YES)
                    ? GlobalCommands.openMenuWithoutWelcome(next)
                    : next.withFrames(List.of()).say("common.bye", Tone.PLAIN).ended());
            case DROPPED -> yesNo(next, utterance, UnaryOperator.identity(), GlobalCommands::openMenu);
            case PERSON -> yesNo(next, utterance, GlobalCommands::handOffToPerson, GlobalCommands::openMenuWithoutWelcome);
            case CHANGE -> choose(next, asked, utterance, GlobalCommands::askAgain);
            case OFFER -> choose(next, asked, utterance, (chosen, flow) -> flow.equals(PromptBuilder.NO)
                    ? GlobalCommands.openMenuWithoutWelcome(chosen) : GlobalCommands.openTask(chosen, flow));
            case STUCK -> choose(next, asked, utterance, ClarificationHandler::applyStuckChoice);
            case CODE -> utteranceParser.resumeCode(utterance).map(code -> next.needs(new PendingAction.RedeemResumeCode(code)));
        };
    }

    /** Returns the yes or no to a question about a hazard or an interpreter, also in the language of that question. */
    Optional<Boolean> hazardAnswer(Turn turn, ParsedUtterance utterance) {
        var asked = turn.clarification().orElseThrow();
        return answers.yesNo(turn, utterance).or(() -> answers.leadingYesNo(turn, utterance))
                .or(() -> answers.choose(turn, PromptBuilder.choices(turn, asked), utterance, "common." + PromptBuilder.slot(asked)))
                .map(PromptBuilder.YES::equals);
    }

    /** Takes the words before a comma as the answer if a yes-or-no question is open. */
    Optional<Turn> answerLeadingYesNo(Turn turn, ParsedUtterance utterance) {
        return turn.clarification().filter(asked -> YES_NO.contains(asked.kind()))
                .flatMap(_ -> answers.leadingYesNo(turn, utterance)).flatMap(yesNo -> answer(turn, ParsedUtterance.of(yesNo)));
    }

    /** Handles "I have a code", with or without the code itself. */
    Turn resumeByCode(Turn turn, ParsedUtterance utterance) {
        return utteranceParser.resumeCode(utterance).map(code -> turn.needs(new PendingAction.RedeemResumeCode(code)))
                .orElseGet(() -> turn.clarify(Clarification.Kind.CODE));
    }

    private Optional<Turn> yesNo(Turn turn, ParsedUtterance utterance, UnaryOperator<Turn> yes, UnaryOperator<Turn> no) {
        return answers.yesNo(turn, utterance).map(yesNo -> (yesNo.equals(PromptBuilder.YES) ? yes : no).apply(turn));
    }

    private Optional<Turn> choose(Turn turn, Clarification asked, ParsedUtterance utterance, BiFunction<Turn, String, Turn> choice) {
        return answers.choose(turn, PromptBuilder.choices(turn, asked), utterance, "common." + PromptBuilder.slot(asked))
                .map(chosen -> choice.apply(turn, chosen));
    }

    private Optional<Turn> language(Turn turn, ParsedUtterance utterance) {
        var languages = turn.catalog().supportedLanguages();
        return languages.stream().filter(language -> Integer.toString(languages.indexOf(language) + 1).equals(utterance.text().strip())
                || language.tag().equals(utterance.text().strip())).findFirst()
                .or(() -> utteranceParser.requestedLanguage(utterance).filter(languages::contains))
                .map(language -> turn.with(turn.state().inLanguage(language)));
    }

    private static Turn applyStuckChoice(Turn turn, String choice) {
        var heard = turn.with(turn.state().withCounts(0, turn.state().misses(), turn.state().turns()));
        return switch (choice) {
            case "person" -> GlobalCommands.handOffToPerson(heard);
            case "menu" -> GlobalCommands.openMenuWithoutWelcome(heard);
            default -> heard.reprompting();
        };
    }

    /** Switches the language: the hazard was named in another one, and the question in that language was answered with yes. */
    private static Turn openHazardReport(Turn turn, Clarification asked) {
        var known = Map.of("hazard", SlotValue.of(asked.about().getFirst()), "warned", SlotValue.of(true));
        var spoken = asked.language().filter(turn.catalog().supportedLanguages()::contains)
                .map(language -> turn.with(turn.state().inLanguage(language))).orElse(turn);
        return spoken.isIn(spoken.catalog().roles().hazardReport()) ? spoken.withFrame(frame -> frame.withValues(known))
                : spoken.withoutMenu().begin(spoken.catalog().roles().hazardReport(), known);
    }

    /** Within a task, its question follows. */
    private static Turn declineHazardReport(Turn turn) {
        return turn.say("common.hazard-no-report", Tone.PLAIN);
    }
}
