package org.curbstop.sandbox.twilio;

/**
 * One line of what happened in a call.
 *
 * @param lang language tag it is spoken in; empty where nothing is spoken
 * @param rate speed it is spoken with, 1 is usual
 */
public record TranscriptLine(int number, Speaker who, String text, String lang, double rate) {

    /** Whose line it is. */
    public enum Speaker { UTILITY, CALLER, NETWORK, FAULT }
}
