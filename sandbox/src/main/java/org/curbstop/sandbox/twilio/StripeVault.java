package org.curbstop.sandbox.twilio;

import java.time.YearMonth;
import org.curbstop.sandbox.stripe.SandboxStripe;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The payment connector of the pretended network: hands cards to the pretended Stripe. */
@Component
@Profile("!production")
class StripeVault implements CardVault {

    private final SandboxStripe stripe;

    StripeVault(SandboxStripe stripe) {
        this.stripe = stripe;
    }

    @Override
    public String paymentMethod(String number, YearMonth expires, String securityCode, String postalCode) throws Refused {
        return switch (stripe.paymentMethod(number, Integer.toString(expires.getMonthValue()), Integer.toString(expires.getYear()), securityCode, postalCode)) {
            case SandboxStripe.Token token -> token.paymentMethod();
            case SandboxStripe.Refused no -> throw new Refused(no.code(), "the card was not taken");
        };
    }
}
