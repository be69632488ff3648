package org.curbstop.voice;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the phone line: voices, speed and time limits.
 *
 * @param answerWithin time limit of a turn, after which the caller is asked to wait; Twilio itself waits 15 s
 * @param atOnce maximum number of concurrent turns, a quarter of it reserved for calls in progress; further callers hear how to reach
 *     the emergency line, and wait
 * @param ringStaff how long the staff line rings
 * @param slowRate speed of the voice after "slower", in percent
 * @param paymentConnector name of the Twilio Pay connector for our Stripe account
 * @param voices Twilio voices by language tag, such as {@code Polly.Joanna-Neural}, instead of those of the language
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
