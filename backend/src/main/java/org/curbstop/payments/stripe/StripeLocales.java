package org.curbstop.payments.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import java.util.Locale;
import org.curbstop.common.Language;

/** Maps languages to locales of Stripe's page. */
final class StripeLocales {

    private StripeLocales() {}

    /** Returns the locale; the browser decides if Stripe does not support the language. */
    static SessionCreateParams.Locale of(Language language) {
        try {
            return SessionCreateParams.Locale.valueOf(language.tag().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return SessionCreateParams.Locale.AUTO;
        }
    }
}
