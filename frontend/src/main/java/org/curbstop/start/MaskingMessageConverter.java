package org.curbstop.start;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The text of a log line: what a library quotes of a request may be anything that somebody typed. */
public final class MaskingMessageConverter extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return LogSanitizer.sanitize(super.convert(event));
    }
}
