package org.curbstop.sandbox.twilio;

import java.time.YearMonth;

/** Where the network hands a card that was keyed in: the pretend gateway, which gives a token for it. */
public interface PayConnector {

    /**
     * @return a payment method, {@code pm_...}
     * @throws CardRefusedException the gateway does not take this card
     */
    String tokenize(String number, YearMonth expires, String securityCode, String postalCode) throws CardRefusedException;

    /** The gateway's answer was no; {@code code} is its word. */
    final class CardRefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        public CardRefusedException(String code, String why) {
            super(why);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
