package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Renders masked transcript lines for staff who take over the conversation. */
final class TranscriptLines {

    private static final int MAX_LINE_LENGTH = 300;
    private static final String SECRET = "••••";
    private static final int MIN_ACCOUNT_DIGITS = 7;

    private TranscriptLines() {}

    static String byCustomer(String text) {
        return "> " + truncated(text);
    }

    /** Returns what the customer said or chose, in the form that both sides can read later. */
    static Optional<String> ofInput(Turn turn, UtteranceParser utteranceParser) {
        boolean secret = turn.clarification().isEmpty() && !turn.isIdle() && asksSecret(turn, utteranceParser);
        String text = switch (turn.input().given()) {
            case UserInput.Utterance words -> secret ? SECRET : asksAmountOrDay(turn) ? UtteranceLimit.truncate(words.text())
                    : masked(words.text(), utteranceParser);
            case UserInput.KeypadDigits keys -> secret ? SECRET : masked(keys.digits(), utteranceParser);
            case UserInput.Selection picked -> secret ? SECRET : masked(PromptBuilder.labelOf(turn, picked.value()), utteranceParser);
            case UserInput.FormSubmission filled -> secret ? SECRET : masked(String.join(", ", filled.answers().values()), utteranceParser);
            case UserInput.Command command -> "(" + command.kind().name().toLowerCase(java.util.Locale.ROOT) + ")";
            case UserInput.CardCapture card -> "(card: " + card.result().name().toLowerCase(java.util.Locale.ROOT) + ")";
            case UserInput.Attachments _ -> "(photo)";
            case UserInput.Silence _ -> "(silence)";
            case UserInput.SessionOpened _, UserInput.LanguageSelection _, UserInput.SessionClosed _ -> "";
        };
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    /**
     * Returns the lines of the responses, or none while an action is pending, whose result adds them. Prompts contain nothing that the
     * holder of a resume code must not know, but numbers in them are masked all the same.
     */
    static List<String> ofResponses(Turn turn, UtteranceParser utteranceParser) {
        var responses = turn.output().pendingAction().isPresent() ? List.<BotResponse>of() : turn.output().responses();
        return responses.stream().<String>mapMulti((response, line) -> {
            switch (response) {
                case BotResponse.Message message -> line.accept(message.text());
                case BotResponse.Question ask -> line.accept(ask.text());
                case BotResponse.CardRequest _ -> line.accept("(takes a card)");
                case BotResponse.Link _, BotResponse.HandOff _, BotResponse.End _ -> { }
            }
        }).map(line -> "< " + truncated(utteranceParser.maskNumbers(line))).toList();
    }

    private static String masked(String text, UtteranceParser utteranceParser) {
        return utteranceParser.maskNumbers(UtteranceLimit.truncate(text));
    }

    /** Returns whether an amount or date was requested: "1250" and "2026" identify nobody. Longer numbers may be account numbers. */
    private static boolean asksAmountOrDay(Turn turn) {
        return turn.clarification().isEmpty() && !turn.isIdle() && !turn.topFrame().step().equals(FlowStep.END)
                && turn.currentStep() instanceof FlowStep.Ask ask && (ask.expected() == SlotType.MONEY || ask.expected() == SlotType.DATE)
                && turn.input().utterance().text().chars().filter(Character::isDigit).count() < MIN_ACCOUNT_DIGITS;
    }

    private static boolean asksSecret(Turn turn, UtteranceParser utteranceParser) {
        return switch (turn.topFrame().step().equals(FlowStep.END) ? null : turn.currentStep()) {
            case FlowStep.Ask ask -> AnswerParser.isSecret(ask) || ask.discreet()
                    || SlotFilling.leadsToSecret(turn, ask) && holdsSecret(turn, utteranceParser);
            case FlowStep.Form form -> form.asks().stream().map(turn::question)
                    .anyMatch(ask -> AnswerParser.isSecret(ask) || ask.discreet());
            case null, default -> false;
        };
    }

    private static boolean holdsSecret(Turn turn, UtteranceParser utteranceParser) {
        var environment = turn.environment();
        return utteranceParser.parse(SlotType.SECRET, 0, turn.input().utterance(), turn.language(), environment.today(),
                environment.currency()).isPresent();
    }

    private static String truncated(String text) {
        return text.length() <= MAX_LINE_LENGTH ? text : text.substring(0, MAX_LINE_LENGTH) + "…";
    }
}
