package org.curbstop.sandbox.twilio;

import java.time.YearMonth;

/** The payment connector of the simulated network, which tokenizes a card entered on the phone. */
public interface PayConnector {

    /**
     * @return a payment method, {@code pm_...}
     * @throws CardRefusedException the gateway does not take this card
     */
    String tokenize(String number, YearMonth expires, String securityCode, String postalCode) throws CardRefusedException;

    /** Thrown if the gateway refuses a card; {@code code} is the gateway's code. */
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
