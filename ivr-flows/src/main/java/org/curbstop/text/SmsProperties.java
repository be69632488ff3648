package org.curbstop.text;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the text line answers.
 *
 * @param answerWithin a turn that takes longer is answered with what can truthfully be said; Twilio itself waits 15 s
 * @param segments an answer keeps its accents as long as it fits in so many segments
 */
@ConfigurationProperties("curbstop.text")
record SmsProperties(@DefaultValue("8s") Duration answerWithin, @DefaultValue("2") int segments) {}
