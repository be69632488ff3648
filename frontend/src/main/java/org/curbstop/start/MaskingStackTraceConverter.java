package org.curbstop.start;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Logback converter that sanitizes stack traces, whose exception messages may quote user input. */
public final class MaskingStackTraceConverter extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return LogSanitizer.sanitize(super.throwableProxyToString(thrown));
    }
}
