package org.curbstop.conversation.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.SafetyFindings;
import org.curbstop.conversation.understanding.UtteranceParser;

/**
 * Input of a turn without card and social security numbers. Later steps never receive them, so they cannot store them.
 *
 * @param masked whether the input contained any
 * @param utterance spoken, typed or selected text, up to the maximum length; empty for any other input
 * @param safety hazards and requests for a person found in free words
 */
record TurnInput(UserInput given, boolean masked, ParsedUtterance utterance, SafetyFindings safety) {

    static final TurnInput NONE = new TurnInput(new UserInput.SessionClosed(), false, ParsedUtterance.of(""), SafetyFindings.NONE);

    /** An account number may be grouped like a social security number: "100 20 0302". */
    private static final Pattern GROUPED = Pattern.compile("[\\d ]+");
    /** Together, the digits of these may pass the check of a card number, which is not written in such groups. */
    private static final Pattern ACCOUNT_AND_POSTAL_CODE =
            Pattern.compile("\\D*+(?:\\d{7,12}+[\\p{L}\\s,;:.]++\\d{5}|\\d{5}[\\p{L}\\s,;:.]++\\d{7,12}+)\\D*+");
    private static final Pattern POSTAL_CODE = Pattern.compile("(?<!\\d)\\d{5}(?!\\d)");
    private static final int MIN_CARD_DIGITS = 13;
    /** Minimum words of a request beside a number; "here is my card number" has fewer. */
    private static final int MIN_WORDS = 6;

    static TurnInput read(Turn turn, UserInput received, UtteranceParser utteranceParser) {
        UserInput input = UtteranceLimit.cut(received);
        UserInput masked = switch (input) {
            case UserInput.Utterance(String text, double confidence) ->
                    new UserInput.Utterance(masked(text, expectedType(turn), turn.language(), utteranceParser), confidence);
            case UserInput.KeypadDigits(String digits) ->
                    new UserInput.KeypadDigits(masked(digits, expectedType(turn), turn.language(), utteranceParser));
            case UserInput.Selection(String value) ->
                    new UserInput.Selection(masked(value, expectedType(turn), turn.language(), utteranceParser));
            case UserInput.FormSubmission(Map<String, String> answers) -> {
                Map<String, String> filled = new LinkedHashMap<>();
                answers.forEach((slot, text) -> filled.put(slot, masked(text, expectedType(turn, slot), turn.language(), utteranceParser)));
                yield new UserInput.FormSubmission(filled);
            }
            case UserInput.SessionOpened _, UserInput.Command _, UserInput.LanguageSelection _, UserInput.Silence _,
                    UserInput.CardCapture _, UserInput.Attachments _, UserInput.SessionClosed _ -> input;
        };
        String text = switch (masked) {
            case UserInput.Utterance words -> words.text();
            case UserInput.KeypadDigits keys -> keys.digits();
            case UserInput.Selection picked -> picked.value();
            default -> "";
        };
        return read(masked, !masked.equals(input) || input instanceof UserInput.Attachments attached && attached.numberInName(),
                ParsedUtterance.of(UtteranceLimit.truncate(text)), utteranceParser);
    }

    private static TurnInput read(UserInput given, boolean masked, ParsedUtterance utterance, UtteranceParser utteranceParser) {
        return new TurnInput(given, masked, utterance, switch (given) {
            case UserInput.Utterance _ -> utteranceParser.findSafety(utterance);
            case UserInput.FormSubmission form -> utteranceParser.findSafety(
                    ParsedUtterance.of(UtteranceLimit.truncate(String.join(".\n", form.answers().values()))));
            default -> SafetyFindings.NONE;
        });
    }

    /** Returns the words of an earlier turn, masked there, which the customer has said do not report a hazard. */
    static TurnInput withoutHazard(String earlier, UtteranceParser utteranceParser) {
        var utterance = ParsedUtterance.of(earlier);
        return new TurnInput(new UserInput.Utterance(earlier, 1), false, utterance, utteranceParser.findSafety(utterance).withoutHazards());
    }

    /** Returns whether there is something to act on besides a masked number. */
    boolean saysMore(UtteranceParser utteranceParser) {
        return switch (given) {
            case UserInput.FormSubmission _, UserInput.Attachments _ -> true;
            case UserInput.Utterance words -> {
                String rest = words.text().replace(SensitiveNumbers.MASK, " ");
                yield utteranceParser.holdsAddress(rest) || rest.strip().split("[^\\p{L}]+").length >= MIN_WORDS;
            }
            default -> false;
        };
    }

    private static String masked(String text, Optional<SlotType> expected, Language language, UtteranceParser utteranceParser) {
        boolean grouped = GROUPED.matcher(text).matches() && text.chars().filter(Character::isDigit).count() < MIN_CARD_DIGITS;
        if (expected.filter(SlotType.ACCOUNT::equals).isPresent()
                && (grouped || isAccountAndPostalCode(text, language, utteranceParser))) {
            return text;
        }
        String masked = SensitiveNumbers.mask(text);
        boolean inWords = masked.equals(text) && text.chars().noneMatch(Character::isDigit) && utteranceParser.holdsCardNumber(text);
        return inWords ? utteranceParser.maskNumbers(text) : masked;
    }

    private static boolean isAccountAndPostalCode(String text, Language language, UtteranceParser utteranceParser) {
        return ACCOUNT_AND_POSTAL_CODE.matcher(text).matches() && !utteranceParser.accountAndPostalCode(text, language).isEmpty()
                && !SensitiveNumbers.isIn(POSTAL_CODE.matcher(text).replaceFirst(""));
    }

    private static Optional<SlotType> expectedType(Turn turn) {
        return turn.isIdle() || turn.clarification().isPresent() || turn.topFrame().step().equals(FlowStep.END) ? Optional.empty()
                : turn.currentStep() instanceof FlowStep.Ask ask ? Optional.of(ask.expected()) : Optional.empty();
    }

    private static Optional<SlotType> expectedType(Turn turn, String slot) {
        return turn.isIdle() ? Optional.empty() : turn.currentFlow().steps().values().stream()
                .filter(FlowStep.Ask.class::isInstance).map(FlowStep.Ask.class::cast).filter(ask -> ask.slot().equals(slot))
                .map(FlowStep.Ask::expected).findFirst();
    }
}
