package org.curbstop.payments.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import java.util.Locale;
import org.curbstop.common.Language;

/** The language of Stripe's page. */
final class StripeLocales {

    private StripeLocales() {}

    /** Where Stripe does not speak it, the browser decides. */
    static SessionCreateParams.Locale of(Language language) {
        try {
            return SessionCreateParams.Locale.valueOf(language.tag().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return SessionCreateParams.Locale.AUTO;
        }
    }
}
