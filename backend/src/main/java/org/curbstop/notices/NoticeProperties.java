package org.curbstop.notices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for sending notices.
 *
 * @param textsPerSecond rate of the sending number: about 1 for a long code, 3 for a toll-free number, 100 or more for a short code
 * @param mailsPerSecond rate that the mail server accepts
 * @param patience timeout, after which the result of an attempt is unknown
 * @param attempts maximum number of attempts; the pauses double up to 15 minutes
 * @param segments number of segments within which texts keep their accents
 * @param callsPerSecond calls begun per second: a Twilio account has 1 until it asks for more
 */
@ConfigurationProperties("curbstop.notices")
public record NoticeProperties(
        @DefaultValue("10") int textsPerSecond,
        @DefaultValue("20") int mailsPerSecond,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("24") int attempts,
        @DefaultValue("2") int segments,
        @DefaultValue("1") int callsPerSecond) {}
