package org.curbstop.documents;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code curbstop.papers.*}.
 *
 * @param mostBytes of one file; the server takes no larger upload either ({@code spring.servlet.multipart})
 * @param mostAtOnce files with one request or message
 * @param mostADay files from one number or address a day: nobody fills our disks
 * @param kept how long proof of a case is kept; a state's rules on records may ask for more
 */
@ConfigurationProperties("curbstop.papers")
public record DocumentLimits(
        @DefaultValue("8388608") int mostBytes,
        @DefaultValue("5") int mostAtOnce,
        @DefaultValue("60") int mostADay,
        @DefaultValue("3y") Period kept) {

    /** For words: megabytes as people's machines show them. */
    public int mostMegabytes() {
        return mostBytes / (1024 * 1024);
    }
}
