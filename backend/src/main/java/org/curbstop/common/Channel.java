package org.curbstop.common;

/** The way a person reached us. */
public enum Channel {
    /** A phone call. */
    VOICE,
    /** Text messages. */
    TEXT,
    /** The chat window. */
    CHAT,
    /** Plain pages: no sign-in, no JavaScript. */
    PAGE,
    /** The signed-in portal. */
    PORTAL,
    /** A person of the utility, on somebody's behalf. */
    DESK,
    /** Nobody: autopay, a sweep, an import. */
    SYSTEM
}
