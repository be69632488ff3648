package org.curbstop.common;

/** Channel through which a person reached the utility. */
public enum Channel {
    /** A phone call. */
    VOICE,
    /** Text messages. */
    TEXT,
    /** The chat window. */
    CHAT,
    /** Plain pages, without sign-in or JavaScript. */
    PAGE,
    /** The portal, after sign-in. */
    PORTAL,
    /** Utility staff on a customer's behalf. */
    DESK,
    /** No person: autopay, a scheduled job, an import. */
    SYSTEM
}
