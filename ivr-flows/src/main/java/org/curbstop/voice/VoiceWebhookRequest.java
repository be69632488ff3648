package org.curbstop.voice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.UserInput;
import org.curbstop.twilio.TwilioForm;
import org.jspecify.annotations.Nullable;

/**
 * Twilio webhook request of one call.
 *
 * @param sid Twilio's id of the call
 * @param caller the caller's number, if neither withheld nor known to be forged; in an outbound call, the called number
 * @param turnNumber number of the turn in this call; our URLs count it, so a repeated webhook names the same turn
 * @param language language of the previous turn, if there was one
 * @param retries how often this turn has been deferred
 */
record VoiceWebhookRequest(String sid, Optional<PhoneNumber> caller, int turnNumber, Optional<Language> language, int retries,
        Map<String, String> fields) {

    /** Twilio's placeholders for a withheld number: ANONYMOUS, RESTRICTED, BLOCKED, UNAVAILABLE, UNKNOWN in keypad digits. */
    private static final Set<String> WITHHELD = Set.of("+266696687", "+7378742833", "+2562533", "+86282452253", "+464", "+8656696");

    static VoiceWebhookRequest of(Map<String, String> fields) {
        String from = fields.getOrDefault(TwilioForm.isOutbound(fields) ? "To" : "From", "");
        return new VoiceWebhookRequest(
                fields.getOrDefault("CallSid", ""),
                from.startsWith("+") && !WITHHELD.contains(from) && !isForged(fields) ? PhoneNumber.parse(from) : Optional.empty(),
                number(fields.get("step")),
                Optional.ofNullable(fields.get("lang")).filter(tag -> tag.matches("[a-z]{2,3}")).map(Language::new),
                number(fields.get("again")),
                fields);
    }

    /** Returns whether the network reports that the calling number is forged (STIR/SHAKEN). */
    private static boolean isForged(Map<String, String> fields) {
        return fields.getOrDefault("StirVerstat", "").startsWith("TN-Validation-Failed");
    }

    ConversationContext context() {
        return context(Optional.empty());
    }

    ConversationContext context(Optional<Language> spoken) {
        return new ConversationContext(Channel.VOICE, sid, caller, Optional.empty(), spoken,
                caller.map(PhoneNumber::e164).orElse("withheld"));
    }

    String turnKey() {
        return sid + ":" + turnNumber;
    }

    /** Returns keys or speech, or silence if Twilio sent neither after its timeout. */
    UserInput toInput() {
        String keys = fields.getOrDefault("Digits", "");
        String speech = fields.getOrDefault("SpeechResult", "").strip();
        if (!keys.isEmpty()) {
            return new UserInput.KeypadDigits(keys);
        }
        return speech.isEmpty() ? new UserInput.Silence() : new UserInput.Utterance(speech, confidence());
    }

    /** Returns the result of {@code <Pay>}; without a Result, the call continued with the next verb. */
    UserInput toCardCapture() {
        String token = fields.getOrDefault("PaymentToken", "");
        UserInput.CardCapture.Result result = switch (fields.getOrDefault("Result", "")) {
            case "success" -> token.isEmpty() ? UserInput.CardCapture.Result.FAILED : UserInput.CardCapture.Result.TAKEN;
            case "caller-interrupted-with-star", "caller-hung-up" -> UserInput.CardCapture.Result.CANCELLED;
            case "too-many-failed-attempts", "" -> UserInput.CardCapture.Result.GAVE_UP;
            default -> UserInput.CardCapture.Result.FAILED; // payment-connector-error, validation-error, internal-error and others
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

    /** Omits phone numbers and words, which must not reach logs. */
    @Override
    public String toString() {
        return turnKey();
    }
}
