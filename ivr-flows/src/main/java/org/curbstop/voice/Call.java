package org.curbstop.voice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.Approach;
import org.curbstop.conversation.Heard;
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
record Call(String sid, Optional<PhoneNumber> caller, int step, Optional<Language> language, int again, Map<String, String> fields) {

    /** What Twilio puts for a caller who withholds the number: ANONYMOUS, RESTRICTED, BLOCKED, UNAVAILABLE, UNKNOWN on a keypad. */
    private static final Set<String> WITHHELD = Set.of("+266696687", "+7378742833", "+2562533", "+86282452253", "+464", "+8656696");

    static Call of(Map<String, String> fields) {
        String from = fields.getOrDefault("From", "");
        return new Call(
                fields.getOrDefault("CallSid", ""),
                from.startsWith("+") && !WITHHELD.contains(from) ? PhoneNumber.read(from) : Optional.empty(),
                number(fields.get("step")),
                Optional.ofNullable(fields.get("lang")).filter(tag -> tag.matches("[a-z]{2,3}")).map(Language::new),
                number(fields.get("again")),
                fields);
    }

    Approach approach() {
        return new Approach(Channel.VOICE, sid, caller, Optional.empty(), Optional.empty(), caller.map(PhoneNumber::e164).orElse("withheld"));
    }

    String turnKey() {
        return sid + ":" + step;
    }

    /** Keys or speech, whichever came; Twilio sends neither where the time passed. */
    Heard heard() {
        String keys = fields.getOrDefault("Digits", "");
        String speech = fields.getOrDefault("SpeechResult", "").strip();
        if (!keys.isEmpty()) {
            return new Heard.Keys(keys);
        }
        return speech.isEmpty() ? new Heard.Silence() : new Heard.Words(speech, confidence());
    }

    /** What came of {@code <Pay>}; without a Result the call fell through to the verb after it. */
    Heard card() {
        String token = fields.getOrDefault("PaymentToken", "");
        Heard.Card.Result result = switch (fields.getOrDefault("Result", "")) {
            case "success" -> token.isEmpty() ? Heard.Card.Result.FAILED : Heard.Card.Result.TAKEN;
            case "caller-interrupted-with-star", "caller-hung-up" -> Heard.Card.Result.CANCELLED;
            case "too-many-failed-attempts", "" -> Heard.Card.Result.GAVE_UP;
            default -> Heard.Card.Result.FAILED; // payment-connector-error, validation-error, internal-error, and what Twilio may add
        };
        return new Heard.Card(result, result == Heard.Card.Result.TAKEN ? token : "");
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
