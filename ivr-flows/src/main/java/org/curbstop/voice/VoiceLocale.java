package org.curbstop.voice;

import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Pay;
import com.twilio.twiml.voice.Say;
import java.util.Arrays;
import java.util.Optional;

/**
 * Language on the phone: Twilio's names of it for speech output, speech recognition and card entry, the voice, and the recognizer's models.
 *
 * @param speechModel model for sentences; {@code shortSpeechModel} for a yes or a number. Twilio chooses if empty
 */
record VoiceLocale(Say.Language sayLanguage, Say.Voice voice, Gather.Language gatherLanguage, Pay.Language payLanguage,
        Optional<String> speechModel, Optional<String> shortSpeechModel) {

    /**
     * @param language name at Twilio, such as {@code en-US}
     * @param recognition name for speech recognition, which differs for some languages
     * @param voice name of the voice, such as {@code Polly.Joanna-Neural}
     * @param payment language of card entry, which exists in fewer languages
     */
    static VoiceLocale of(String language, String recognition, String voice, String payment, Optional<String> speechModel,
            Optional<String> shortSpeechModel) {
        return new VoiceLocale(constant(Say.Language.values(), language), constant(Say.Voice.values(), voice),
                constant(Gather.Language.values(), recognition), constant(Pay.Language.values(), payment), speechModel, shortSpeechModel);
    }

    private static <T> T constant(T[] values, String name) {
        return Arrays.stream(values).filter(value -> value.toString().equals(name)).findFirst().orElseThrow(() ->
        new IllegalStateException("the phone line's language or voice (curbstop.voice.voices): Twilio has no " + name));
    }
}
