package org.curbstop.sandbox.twilio;

import java.time.YearMonth;

/** Where the network hands a card that was keyed in: the pretend gateway, which gives a token for it. */
public interface CardVault {

    /**
     * @return a payment method, {@code pm_...}
     * @throws Refused the gateway does not take this card
     */
    String paymentMethod(String number, YearMonth expires, String securityCode, String postalCode) throws Refused;

    /** The gateway's answer was no; {@code code} is its word. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        public Refused(String code, String why) {
            super(why);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
