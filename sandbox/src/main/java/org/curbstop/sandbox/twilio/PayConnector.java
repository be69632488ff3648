package org.curbstop.sandbox.twilio;

import java.time.YearMonth;

/** Payment connector of the simulated network, which tokenizes a card entered on the phone. */
public interface PayConnector {

    /**
     * @return id of a payment method, {@code pm_...}
     * @throws CardRefusedException if the gateway does not accept the card
     */
    String tokenize(String number, YearMonth expires, String securityCode, String postalCode) throws CardRefusedException;

    /** Thrown if the gateway rejects a card; {@code code} is the gateway's code. */
    final class CardRefusedException extends Exception {
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
