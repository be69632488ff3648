package org.curbstop.notices.preferences;

/** How somebody is notified of one topic. */
public enum PreferredChannel {
    /** As we think best: what is urgent by text, what can be read at leisure by mail, what threatens by both. */
    USUAL,
    TEXT,
    MAIL,
    BOTH,
    /** Not at all, where the law leaves that open. */
    NONE
}
