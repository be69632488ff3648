package org.curbstop.voice;

import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Pay;
import com.twilio.twiml.voice.Say;
import java.util.Arrays;
import java.util.Map;
import org.curbstop.common.Language;

/** A language on the phone: Twilio's names of it for speech output, speech recognition and card entry, and the voice. */
record VoiceLocale(Say.Language sayLanguage, Say.Voice voice, Gather.Language gatherLanguage, Pay.Language payLanguage) {

    private static final Map<String, VoiceLocale> KNOWN = Map.of(
            "en", new VoiceLocale(Say.Language.EN_US, Say.Voice.POLLY_JOANNA_NEURAL, Gather.Language.EN_US, Pay.Language.EN_US),
            "es", new VoiceLocale(Say.Language.ES_US, Say.Voice.POLLY_LUPE_NEURAL, Gather.Language.ES_US, Pay.Language.ES_US));

    static VoiceLocale of(Language language, VoiceProperties settings) {
        VoiceLocale known = KNOWN.get(language.tag());
        if (known == null) {
            throw new IllegalStateException(
                    "the phone line speaks " + KNOWN.keySet() + ", not " + language + ": leave it out of utility.yaml's languages");
        }
        String configured = settings.voices().get(language.tag());
        return configured == null ? known : new VoiceLocale(known.sayLanguage, voice(configured), known.gatherLanguage, known.payLanguage);
    }

    private static Say.Voice voice(String name) {
        return Arrays.stream(Say.Voice.values()).filter(voice -> voice.toString().equals(name)).findFirst().orElseThrow(() ->
        new IllegalStateException("curbstop.voice.voices: Twilio has no voice " + name + ", expected one such as Polly.Joanna-Neural"));
    }
}
