package org.curbstop.text;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the text message line.
 *
 * @param answerWithin time limit of a turn, after which a static reply is sent; Twilio itself waits 15 s
 * @param atOnce maximum number of concurrent turns; 0 for a number based on the processors. Further texts wait half of
 *     {@code answerWithin} and are then asked to try again later
 * @param segments maximum number of segments up to which a reply keeps its accents
 */
@ConfigurationProperties("curbstop.text")
record SmsProperties(@DefaultValue("8s") Duration answerWithin, @DefaultValue("0") int atOnce, @DefaultValue("2") int segments) {}
