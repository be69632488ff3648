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

/** Answers that need nothing but themselves: whatever is down, the caller hears what is true and can reach a person in danger. */
@Component
class FallbackTwiml {

    private final StaticVoicePrompts prompts;
    private final Utility utility;
    private final VoiceProperties properties;

    FallbackTwiml(StaticVoicePrompts words, Utility utility, VoiceProperties settings) {
        this.prompts = words;
        this.utility = utility;
        this.properties = settings;
    }

    /** The turn is not ready: the caller waits a moment and the very same turn is asked for again. */
    VoiceResponse askToWait(VoiceWebhookRequest call) {
        var twiml = new VoiceResponse.Builder();
        say(call.language(), "moment").forEach(twiml::say);
        return twiml.pause(new Pause.Builder().length(2).build()).redirect(new Redirect.Builder(VoiceWebhookPaths.retryUrl(call)).build())
                .build();
    }

    /** No turn can be had; danger first. */
    VoiceResponse outOfService(Optional<Language> known) {
        var gather = new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .numDigits(1)
                .timeout(6)
                .action(VoiceWebhookPaths.EMERGENCY + known.map(language -> "?lang=" + language).orElse(""));
        say(known, "trouble", "emergency.ask").forEach(gather::say);
        var twiml = new VoiceResponse.Builder().gather(gather.build());
        say(known, "emergency.number", "goodbye").forEach(twiml::say);
        return twiml.hangup(new Hangup.Builder().build()).build();
    }

    /** After {@link #outOfService}: 1 connects to the emergency line. */
    VoiceResponse connectEmergency(VoiceWebhookRequest call) {
        var twiml = new VoiceResponse.Builder();
        if (call.fields().getOrDefault("Digits", "").equals("1")) {
            say(call.language(), "connecting").forEach(twiml::say);
            twiml.dial(new Dial.Builder(utility.lines().emergency().e164()).answerOnBridge(true).build());
        }
        say(call.language(), "emergency.number", "goodbye").forEach(twiml::say);
        return twiml.hangup(new Hangup.Builder().build()).build();
    }

    /** The staff line was dialled, and this came of it. */
    VoiceResponse afterStaffDial(VoiceWebhookRequest call) {
        var twiml = new VoiceResponse.Builder();
        if (!call.fields().getOrDefault("DialCallStatus", "").equals("completed")) {
            say(call.language(), call.caller().isPresent() ? "nobody" : "nobody.withheld").forEach(twiml::say);
        }
        return twiml.hangup(new Hangup.Builder().build()).build();
    }

    private List<Say> say(Optional<Language> known, String... keys) {
        var said = new ArrayList<Say>();
        for (Language language : prompts.languagesFor(known)) {
            VoiceLocale locale = VoiceLocale.of(language, properties);
            for (String key : keys) {
                said.add(new Say.Builder(prompts.text(key, language)).voice(locale.voice()).language(locale.sayLanguage()).build());
            }
        }
        return said;
    }
}
