package org.curbstop.voice;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** TwiML that depends on no other component: during a failure, callers hear what is known and can reach the emergency line. */
@Component
record FallbackTwiml(StaticVoicePrompts prompts, Utility utility) {

    /** Answers a turn that is not finished: the caller waits a moment and the same turn is requested again. */
    VoiceResponse askToWait(VoiceWebhookRequest call) {
        var twiml = new VoiceResponse.Builder();
        say(call.language(), "moment").forEach(twiml::say);
        return twiml.pause(new Pause.Builder().length(2).build()).redirect(new Redirect.Builder(VoiceWebhookPaths.retryUrl(call)).build())
                .build();
    }

    /** Answers a turn over capacity: offers the emergency line first, then the same turn is requested again. */
    VoiceResponse askToWaitOverCapacity(VoiceWebhookRequest call) {
        String again = VoiceWebhookPaths.retryUrl(call);
        String emergency = VoiceWebhookPaths.EMERGENCY + again.substring(VoiceWebhookPaths.RETRY.length());
        return new VoiceResponse.Builder().gather(emergencyKey(call.language(), emergency, "busy", "emergency.ask", "busy.wait"))
                .redirect(new Redirect.Builder(again).build()).build();
    }

    /** Answers a turn that was over capacity for too long, and ends the call. */
    VoiceResponse overCapacity(Optional<Language> known) {
        return sayEmergencyAndEnd(known, "busy", "emergency.ask", "busy.other");
    }

    /** Answers a turn that failed: names the emergency line first, then ends the call. */
    VoiceResponse outOfService(Optional<Language> known) {
        return sayEmergencyAndEnd(known, "trouble", "emergency.ask");
    }

    private VoiceResponse sayEmergencyAndEnd(Optional<Language> known, String... keys) {
        String emergency = VoiceWebhookPaths.EMERGENCY + known.map(language -> "?lang=" + language).orElse("");
        var twiml = new VoiceResponse.Builder().gather(emergencyKey(known, emergency, keys));
        say(known, "emergency.number", "goodbye").forEach(twiml::say);
        return twiml.hangup(new Hangup.Builder().build()).build();
    }

    private Gather emergencyKey(Optional<Language> known, String action, String... keys) {
        var gather = new Gather.Builder().inputs(Gather.Input.DTMF).numDigits(1).timeout(6).action(action);
        say(known, keys).forEach(gather::say);
        return gather.build();
    }

    /** Connects key 1 to the emergency line. On any other key, a caller who waits for capacity keeps waiting. */
    VoiceResponse connectEmergency(VoiceWebhookRequest call) {
        var twiml = new VoiceResponse.Builder();
        if (call.retries() > 0 && !call.fields().getOrDefault("Digits", "").equals("1")) {
            return twiml.redirect(new Redirect.Builder(VoiceWebhookPaths.retryUrl(call)).build()).build();
        }
        if (call.fields().getOrDefault("Digits", "").equals("1")) {
            say(call.language(), "connecting").forEach(twiml::say);
            twiml.dial(new Dial.Builder(utility.lines().emergency().e164()).answerOnBridge(true).build());
        }
        say(call.language(), "emergency.number", "goodbye").forEach(twiml::say);
        return twiml.hangup(new Hangup.Builder().build()).build();
    }

    /** Continues after the staff line was dialed. */
    VoiceResponse afterStaffDial(VoiceWebhookRequest call) {
        var twiml = new VoiceResponse.Builder();
        if (!call.fields().getOrDefault("DialCallStatus", "").equals("completed")) {
            say(call.language(), call.caller().isPresent() ? "nobody" : "nobody.withheld").forEach(twiml::say);
        }
        return twiml.hangup(new Hangup.Builder().build()).build();
    }

    private List<Say> say(Optional<Language> known, String... keys) {
        var sentences = new ArrayList<Say>();
        for (Language language : prompts.languagesFor(known)) {
            VoiceLocale locale = prompts.locale(language);
            for (String key : keys) {
                sentences.add(new Say.Builder(SpokenPhoneNumbers.spaced(prompts.text(key, language))).voice(locale.voice())
                        .language(locale.sayLanguage()).build());
            }
        }
        return sentences;
    }
}
