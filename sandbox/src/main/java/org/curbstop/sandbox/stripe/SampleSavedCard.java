package org.curbstop.sandbox.stripe;

import java.net.URI;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.Payments;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.simulation.CheckoutSimulator;
import org.curbstop.sandbox.stripe.simulation.PaymentIntentSimulator;
import org.curbstop.store.Query;
import org.curbstop.utility.ApplicationUrls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Saves a card for Ada of Millbrook once per data folder, as she would save it herself. */
@Component
@Profile("!production")
@ConditionalOnWebApplication
class SampleSavedCard implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleSavedCard.class);
    private static final PersonId ADA = new PersonId("per_15035550101");

    private final Optional<Payments> payments;
    private final StripeRepository repository;
    private final CheckoutSimulator checkouts;
    private final PaymentIntentSimulator paymentIntents;
    private final ApplicationUrls addresses;
    private final String realKey;

    SampleSavedCard(
            Optional<Payments> payments, StripeRepository repository, CheckoutSimulator checkouts, PaymentIntentSimulator paymentIntents,
            ApplicationUrls addresses, @Value("${stripe.api-key:}") String realKey) {
        this.payments = payments;
        this.repository = repository;
        this.checkouts = checkouts;
        this.paymentIntents = paymentIntents;
        this.addresses = addresses;
        this.realKey = realKey;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // A card that she removed stays removed: only a database without any customer is new.
        if (realKey.isBlank() && repository.customers.list(Query.all().limit(1)).isEmpty()) {
            payments.ifPresent(this::save);
        }
    }

    private void save(Payments with) {
        try {
            URI page = with.cardSetupPage(ADA, Language.ENGLISH, addresses.publicUrl().resolve("/my"));
            checkouts.pay(page.getPath().substring(page.getPath().lastIndexOf('/') + 1),
                    paymentIntents.usable("pm_card_visa", Optional.empty()));
        } catch (PaymentGatewayUnavailableException e) {
            LOG.warn("Ada's card could not be saved: the simulated Stripe does not answer on loopback", e);
        }
    }
}
