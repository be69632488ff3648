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
final class ClarificationHandler {

    private static final Set<Clarification.Kind> YES_NO = EnumSet.of(Clarification.Kind.CANCEL, Clarification.Kind.START_OVER,
            Clarification.Kind.HAZARD, Clarification.Kind.ELSE);

    private final AnswerParser answers;
    private final UtteranceParser utteranceParser;

    ClarificationHandler(AnswerParser answers, UtteranceParser utteranceParser) {
        this.answers = answers;
        this.utteranceParser = utteranceParser;
    }

    /** @return empty if the text was no answer */
    Optional<Turn> answer(Turn turn, ParsedUtterance utterance) {
        var asked = turn.clarification().orElseThrow();
        var next = turn.withoutClarification().understood();
        return switch (asked.kind()) {
            case LANGUAGE -> language(next, utterance);
            case CANCEL -> yesNo(next, utterance, GlobalCommands::cancelTask, UnaryOperator.identity());
            case START_OVER -> yesNo(next, utterance, GlobalCommands::restartTask, UnaryOperator.identity());
            case HAZARD -> yesNo(next, utterance, yes -> openHazardReport(yes, asked.about().getFirst()),
                    ClarificationHandler::declineHazardReport);
            case ELSE -> yesNo(next, utterance, GlobalCommands::openMenuWithoutWelcome,
                    no -> no.withFrames(List.of()).say("common.bye", Tone.PLAIN).ended());
            case CHANGE -> choose(next, asked, utterance, GlobalCommands::askAgain);
            case OFFER -> choose(next, asked, utterance, (chosen, flow) -> flow.equals(PromptBuilder.NO)
                    ? GlobalCommands.openMenuWithoutWelcome(chosen) : GlobalCommands.openTask(chosen, flow));
            case STUCK -> choose(next, asked, utterance, ClarificationHandler::wayOn);
            case CODE -> utteranceParser.resumeCode(utterance).map(code -> next.needs(new PendingAction.RedeemResumeCode(code)));
        };
    }

    /** The words before a comma, if they answer an open yes-or-no question. */
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

    private static Turn wayOn(Turn turn, String choice) {
        var heard = turn.with(turn.state().withCounts(0, turn.state().misses(), turn.state().turns()));
        return switch (choice) {
            case "person" -> GlobalCommands.handOffToPerson(heard);
            case "menu" -> GlobalCommands.openMenuWithoutWelcome(heard);
            default -> heard.reprompting();
        };
    }

    private static Turn openHazardReport(Turn turn, String hazard) {
        return turn.begin(turn.catalog().roles().danger(),
                turn.isIdle() || turn.isAtMenu() ? FlowFrame.EntryReason.OPENED : FlowFrame.EntryReason.INTERRUPTING,
                Map.of("hazard", SlotValue.of(hazard), "warned", SlotValue.of(true)));
    }

    /** Within a task its question follows; without one the menu is opened, so that every turn has a response. */
    private static Turn declineHazardReport(Turn turn) {
        return turn.isIdle() ? turn.say("common.hazard-no-report", Tone.PLAIN) : turn;
    }
}
