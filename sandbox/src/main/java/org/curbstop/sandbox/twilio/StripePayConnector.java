package org.curbstop.sandbox.twilio;

import java.time.YearMonth;
import org.curbstop.sandbox.stripe.CardTokenizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Payment connector that passes cards to the simulated Stripe. */
@Component
@Profile("!production")
record StripePayConnector(CardTokenizer stripe) implements PayConnector {

    @Override
    public String tokenize(String number, YearMonth expires, String securityCode, String postalCode) throws CardRefusedException {
        return switch (stripe.tokenize(number, Integer.toString(expires.getMonthValue()), Integer.toString(expires.getYear()), securityCode,
                postalCode)) {
            case CardTokenizer.CardToken token -> token.paymentMethod();
            case CardTokenizer.Refused no -> throw new CardRefusedException(no.code(), "the card was not taken");
        };
    }
}
