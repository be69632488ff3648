package org.curbstop.outages.network;

/**
 * What is known of one premise now.
 *
 * @param device id of what it hangs on
 */
public record PremiseEvidence(String premise, String device, Sign sign) {

    public enum Sign {
        /** The household says that it is out. */
        REPORTED,
        /** A meter has sent its last gasp, or a system says that it is out. */
        CONFIRMED_OUT,
        /** The household has said that it is back, or its meter answers. */
        CONFIRMED_ON
    }
}
