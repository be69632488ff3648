package org.curbstop.documents;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code curbstop.papers.*}.
 *
 * @param mostBytes maximum size of a file; the server accepts no larger upload either ({@code spring.servlet.multipart})
 * @param mostAtOnce maximum number of files in one request or message
 * @param mostADay maximum number of files per day from one phone number or address, to protect disk space
 * @param kept how long evidence of a case is kept; a state's records rules may require more
 */
@ConfigurationProperties("curbstop.papers")
public record DocumentLimits(
        @DefaultValue("8388608") int mostBytes,
        @DefaultValue("5") int mostAtOnce,
        @DefaultValue("60") int mostADay,
        @DefaultValue("3y") Period kept) {

    /** Returns the limit in megabytes (1024 * 1024 bytes), for display. */
    public int mostMegabytes() {
        return mostBytes / (1024 * 1024);
    }
}
