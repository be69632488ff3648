package org.curbstop.start;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** A stack trace, with the messages of its exceptions, which quote what could not be read. */
public final class MaskingStackTraceConverter extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return LogSanitizer.sanitize(super.throwableProxyToString(thrown));
    }
}
