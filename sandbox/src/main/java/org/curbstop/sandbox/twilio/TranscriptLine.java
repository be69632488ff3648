package org.curbstop.sandbox.twilio;

/**
 * One line of what happened in a call.
 *
 * @param lang language tag in which it is spoken; empty if nothing is spoken
 * @param rate speed at which it is spoken; 1 is normal
 */
public record TranscriptLine(int number, Speaker who, String text, String lang, double rate) {

    /** Source of a line. */
    public enum Speaker { UTILITY, CALLER, NETWORK, FAULT }
}
