package org.curbstop.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.notices.TwimlElement;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * TwiML that depends on no other component: during an outage of the application the caller hears what is known and can reach the emergency
 * line.
 */
@Component
class FallbackTwiml {

    private final StaticVoicePrompts prompts;
    private final Utility utility;
    private final VoiceProperties properties;

    FallbackTwiml(StaticVoicePrompts prompts, Utility utility, VoiceProperties properties) {
        this.prompts = prompts;
        this.utility = utility;
        this.properties = properties;
    }

    /** For a turn that is not finished: the caller waits a moment and the same turn is requested again. */
    TwimlElement askToWait(VoiceWebhookRequest call) {
        return TwimlElement.response().addAll(say(call.language(), "moment"))
                .add(new TwimlElement("Pause").with("length", 2))
                .add(new TwimlElement("Redirect").text(VoiceWebhookPaths.retryUrl(call)));
    }

    /** For a turn that failed. Names the emergency line first. */
    TwimlElement outOfService(Optional<Language> known) {
        TwimlElement gather = new TwimlElement("Gather")
                .with("input", "dtmf")
                .with("numDigits", 1)
                .with("timeout", 6)
                .with("action", VoiceWebhookPaths.EMERGENCY + known.map(language -> "?lang=" + language).orElse(""))
                .addAll(say(known, "trouble", "emergency.ask"));
        return TwimlElement.response().add(gather).addAll(say(known, "emergency.number", "goodbye")).add(new TwimlElement("Hangup"));
    }

    /** After {@link #outOfService}, key 1 connects to the emergency line. */
    TwimlElement connectEmergency(VoiceWebhookRequest call) {
        TwimlElement twiml = TwimlElement.response();
        if (call.fields().getOrDefault("Digits", "").equals("1")) {
            twiml.addAll(say(call.language(), "connecting"))
                    .add(new TwimlElement("Dial").with("answerOnBridge", true).text(utility.lines().emergency().e164()));
        }
        return twiml.addAll(say(call.language(), "emergency.number", "goodbye")).add(new TwimlElement("Hangup"));
    }

    /** Continues after the staff line was dialled. */
    TwimlElement afterStaffDial(VoiceWebhookRequest call) {
        TwimlElement twiml = TwimlElement.response();
        if (!call.fields().getOrDefault("DialCallStatus", "").equals("completed")) {
            twiml.addAll(say(call.language(), call.caller().isPresent() ? "nobody" : "nobody.withheld"));
        }
        return twiml.add(new TwimlElement("Hangup"));
    }

    private List<TwimlElement> say(Optional<Language> known, String... keys) {
        var sentences = new ArrayList<TwimlElement>();
        for (Language language : prompts.languagesFor(known)) {
            VoiceLocale locale = VoiceLocale.of(language, properties);
            for (String key : keys) {
                sentences.add(locale.say().text(prompts.text(key, language)));
            }
        }
        return sentences;
    }
}
