package org.curbstop.outages.network;

/**
 * Current evidence about one premise.
 *
 * @param device id of the device that serves it
 */
public record PremiseEvidence(String premise, String device, Sign sign) {

    public enum Sign {
        /** The household reports that it is out. */
        REPORTED,
        /** A meter has sent its last gasp, or a system reports it out. */
        CONFIRMED_OUT,
        /** The household has answered that service is back, or its meter responds. */
        CONFIRMED_ON
    }
}
