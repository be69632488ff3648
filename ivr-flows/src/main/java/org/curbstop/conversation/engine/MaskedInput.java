package org.curbstop.conversation.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;

/**
 * User input without card and social security numbers. Later code never receives them, so it cannot store them.
 *
 * @param masked whether the input contained any
 */
record MaskedInput(UserInput input, boolean masked) {

    /** An account number that was asked for may have the grouping of a social security number: "100 20 0302". */
    private static final Pattern GROUPED = Pattern.compile("[\\d ]+");
    private static final int MIN_CARD_DIGITS = 13;
    /** Fewer words, such as "here is my card number", carry no request besides the number. */
    private static final int MIN_WORDS = 6;

    static MaskedInput of(TurnContext context, UserInput input, UtteranceParser utteranceParser) {
        UserInput masked = switch (input) {
            case UserInput.Utterance(String text, double confidence) ->
                    new UserInput.Utterance(masked(text, expectedType(context), utteranceParser), confidence);
            case UserInput.KeypadDigits(String digits) ->
                    new UserInput.KeypadDigits(masked(digits, expectedType(context), utteranceParser));
            case UserInput.Selection(String value) -> new UserInput.Selection(masked(value, expectedType(context), utteranceParser));
            case UserInput.FormSubmission(Map<String, String> answers) -> {
                Map<String, String> filled = new LinkedHashMap<>();
                answers.forEach((slot, text) -> filled.put(slot, masked(text, expectedType(context, slot), utteranceParser)));
                yield new UserInput.FormSubmission(filled);
            }
            case UserInput.SessionOpened _,UserInput.Command _,UserInput.LanguageSelection _,UserInput.Silence _,UserInput.CardCapture _,
                    UserInput.Attachments _,UserInput.SessionClosed _ ->
                    input;
        };
        return new MaskedInput(masked, !masked.equals(input) || input instanceof UserInput.Attachments attached && attached.numberInName());
    }

    /** Whether the masked text still contains something to act on. */
    static boolean hasOtherWords(String masked, UtteranceParser utteranceParser) {
        String rest = masked.replace(SensitiveNumbers.MASK, " ");
        return utteranceParser.holdsAddress(rest) || rest.strip().split("[^\\p{L}]+").length >= MIN_WORDS;
    }

    private static String masked(String text, Optional<SlotType> expected, UtteranceParser utteranceParser) {
        if (expected.filter(SlotType.ACCOUNT::equals).isPresent() && GROUPED.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() < MIN_CARD_DIGITS) {
            return text;
        }
        String masked = SensitiveNumbers.mask(text);
        boolean inWords = masked.equals(text) && text.chars().noneMatch(Character::isDigit) && utteranceParser.holdsCardNumber(text);
        return inWords ? utteranceParser.maskNumbers(text) : masked;
    }

    private static Optional<SlotType> expectedType(TurnContext context) {
        return context.isIdle() || context.clarification.isPresent() || context.topFrame().step().equals(FlowStep.END) ? Optional.empty()
                : context.currentStep() instanceof FlowStep.Ask ask ? Optional.of(ask.expected()) : Optional.empty();
    }

    private static Optional<SlotType> expectedType(TurnContext context, String slot) {
        return context.isIdle() ? Optional.empty() : context.currentFlow().steps().values().stream()
                .filter(FlowStep.Ask.class::isInstance).map(FlowStep.Ask.class::cast).filter(ask -> ask.slot().equals(slot))
                .map(FlowStep.Ask::expected).findFirst();
    }
}
