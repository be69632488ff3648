package org.curbstop.voice;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the phone line sounds and how long it waits.
 *
 * @param answerWithin a turn that takes longer is answered with what can truthfully be said; Twilio itself waits 15 s
 * @param atOnce turns at work at the same time; one more is asked to wait a moment
 * @param ringStaff how long the staff line rings
 * @param slowRate speed of the voice after "slower", in percent
 * @param paymentConnector name of the connector under which Twilio knows our Stripe account
 * @param voices by language tag: a voice that Twilio knows, such as {@code Polly.Joanna-Neural}
 */
@ConfigurationProperties("curbstop.voice")
record VoiceProperties(
        @DefaultValue("1500ms") Duration answerWithin,
        @DefaultValue("400") int atOnce,
        @DefaultValue("25s") Duration ringStaff,
        @DefaultValue("80") int slowRate,
        @DefaultValue("Default") String paymentConnector,
        Map<String, String> voices) {

    VoiceProperties {
        voices = voices == null ? Map.of() : Map.copyOf(voices);
    }
}
