package org.curbstop.voice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.UserInput;
import org.jspecify.annotations.Nullable;

/**
 * One webhook of one call.
 *
 * @param sid Twilio's id of the call
 * @param caller who calls, if that is told
 * @param step number of the turn in this call; our own addresses count it on, so a repeated webhook names the same turn
 * @param language that the talk was in at the turn before, if there was one
 * @param again how often this very turn was put off already
 */
record VoiceWebhookRequest(String sid, Optional<PhoneNumber> caller, int turnNumber, Optional<Language> language, int retries,
        Map<String, String> fields) {

    /** What Twilio puts for a caller who withholds the number: ANONYMOUS, RESTRICTED, BLOCKED, UNAVAILABLE, UNKNOWN on a keypad. */
    private static final Set<String> WITHHELD = Set.of("+266696687", "+7378742833", "+2562533", "+86282452253", "+464", "+8656696");

    static VoiceWebhookRequest of(Map<String, String> fields) {
        String from = fields.getOrDefault("From", "");
        return new VoiceWebhookRequest(
                fields.getOrDefault("CallSid", ""),
                from.startsWith("+") && !WITHHELD.contains(from) ? PhoneNumber.parse(from) : Optional.empty(),
                number(fields.get("step")),
                Optional.ofNullable(fields.get("lang")).filter(tag -> tag.matches("[a-z]{2,3}")).map(Language::new),
                number(fields.get("again")),
                fields);
    }

    ConversationContext context() {
        return new ConversationContext(Channel.VOICE, sid, caller, Optional.empty(), Optional.empty(),
                caller.map(PhoneNumber::e164).orElse("withheld"));
    }

    String turnKey() {
        return sid + ":" + turnNumber;
    }

    /** Keys or speech, whichever came; Twilio sends neither where the time passed. */
    UserInput toInput() {
        String keys = fields.getOrDefault("Digits", "");
        String speech = fields.getOrDefault("SpeechResult", "").strip();
        if (!keys.isEmpty()) {
            return new UserInput.KeypadDigits(keys);
        }
        return speech.isEmpty() ? new UserInput.Silence() : new UserInput.Utterance(speech, confidence());
    }

    /** What came of {@code <Pay>}; without a Result the call fell through to the verb after it. */
    UserInput toCardCapture() {
        String token = fields.getOrDefault("PaymentToken", "");
        UserInput.CardCapture.Result result = switch (fields.getOrDefault("Result", "")) {
            case "success" -> token.isEmpty() ? UserInput.CardCapture.Result.FAILED : UserInput.CardCapture.Result.TAKEN;
            case "caller-interrupted-with-star", "caller-hung-up" -> UserInput.CardCapture.Result.CANCELLED;
            case "too-many-failed-attempts", "" -> UserInput.CardCapture.Result.GAVE_UP;
            default -> UserInput.CardCapture.Result.FAILED; // payment-connector-error, validation-error, internal-error, and what Twilio
                                                            // may add
        };
        return new UserInput.CardCapture(result, result == UserInput.CardCapture.Result.TAKEN ? token : "");
    }

    private double confidence() {
        try {
            return Math.clamp(Double.parseDouble(fields.getOrDefault("Confidence", "0.5")), 0, 1);
        } catch (NumberFormatException e) {
            return 0.5;
        }
    }

    private static int number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    }

    /** Log lines carry no numbers and no words. */
    @Override
    public String toString() {
        return turnKey();
    }
}
