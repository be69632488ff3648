package org.curbstop.notices.preferences;

/** Channel by which a person is notified of a topic. */
public enum PreferredChannel {
    /** The default of the kind of notice: text for what is urgent, mail for what can wait, both for threats. */
    USUAL,
    TEXT,
    MAIL,
    BOTH,
    /** None, where the law allows it. */
    NONE
}
