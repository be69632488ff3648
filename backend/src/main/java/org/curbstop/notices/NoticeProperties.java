package org.curbstop.notices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices go out.
 *
 * @param textsPerSecond what the sending number may: a long code about 1, a toll-free number 3, a short code 100 and more
 * @param mailsPerSecond what the mail server takes
 * @param patience an attempt without an answer is unsure after this
 * @param attempts so often an attempt is made before a notice is given up; the pauses double up to a quarter of an hour
 * @param segments texts keep their accents as long as they fit in so many segments
 * @param callsPerSecond how many calls may begin: an account at Twilio has 1 until it asks for more
 */
@ConfigurationProperties("curbstop.notices")
public record NoticeProperties(
        @DefaultValue("10") int textsPerSecond,
        @DefaultValue("20") int mailsPerSecond,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("24") int attempts,
        @DefaultValue("2") int segments,
        @DefaultValue("1") int callsPerSecond) {}
