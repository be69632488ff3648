package org.curbstop.conversation.engine;

import java.util.List;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;

/** What was heard and said, masked, for the person who takes over. */
final class TranscriptLines {

    private static final int MAX_LINE_LENGTH = 300;
    private static final String SECRET = "••••";

    private TranscriptLines() {}

    static List<String> ofInput(TurnContext draft, UserInput heard, UtteranceParser readings) {
        boolean secret = draft.clarification.isEmpty() && !draft.isIdle() && asksSecret(draft);
        String text = switch (heard) {
            case UserInput.Utterance words -> secret ? SECRET : masked(words.text(), readings);
            case UserInput.KeypadDigits keys -> secret ? SECRET : masked(keys.digits(), readings);
            case UserInput.Selection picked -> secret ? SECRET : masked(picked.value(), readings);
            case UserInput.FormSubmission filled -> secret ? SECRET : masked(String.join(", ", filled.answers().values()), readings);
            case UserInput.Command wish -> "(" + wish.kind().name().toLowerCase(java.util.Locale.ROOT) + ")";
            case UserInput.CardCapture card -> "(card: " + card.result().name().toLowerCase(java.util.Locale.ROOT) + ")";
            case UserInput.Attachments _ -> "(photo)";
            case UserInput.Silence _ -> "(silence)";
            case UserInput.SessionOpened _, UserInput.LanguageSelection _, UserInput.SessionClosed _ -> "";
        };
        return text.isEmpty() ? List.of() : List.of("> " + truncated(text));
    }

    /** Our own words carry no more than a code's holder may know, but numbers in them are masked all the same. */
    static List<String> ofResponses(TurnContext draft, UtteranceParser readings) {
        return draft.responses.stream().<String>mapMulti((said, line) -> {
            switch (said) {
                case BotResponse.Message tell -> line.accept(tell.text());
                case BotResponse.Question ask -> line.accept(ask.text());
                case BotResponse.CardRequest _ -> line.accept("(takes a card)");
                case BotResponse.Link _, BotResponse.HandOff _, BotResponse.End _ -> { }
            }
        }).map(line -> "< " + truncated(readings.maskNumbers(line))).toList();
    }

    private static String masked(String text, UtteranceParser readings) {
        return readings.maskNumbers(UtteranceLimit.truncate(text));
    }

    private static boolean asksSecret(TurnContext draft) {
        return switch (draft.topFrame().step().equals(FlowStep.END) ? null : draft.currentStep()) {
            case FlowStep.Ask ask -> AnswerParser.isSecret(ask) || ask.discreet();
            case FlowStep.Form form -> form.asks().stream().map(name -> (FlowStep.Ask) draft.currentFlow().step(name)).anyMatch(ask -> AnswerParser.isSecret(ask) || ask.discreet());
            case null, default -> false;
        };
    }

    private static String truncated(String text) {
        return text.length() <= MAX_LINE_LENGTH ? text : text.substring(0, MAX_LINE_LENGTH) + "…";
    }
}
