package org.curbstop.notices;

import java.util.Optional;

/** Speaks one-time codes in calls. */
public interface SpokenCodes {

    /**
     * Creates the code of a call and returns its sentence, to be spoken at once and stored nowhere; an earlier code becomes invalid.
     *
     * @param call a call of kind {@link NoticeKind#CODE}
     * @return empty if the code was asked for too long ago, or is no longer needed
     */
    Optional<String> speakCode(Delivery call);
}
