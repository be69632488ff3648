package org.curbstop.sandbox.stripe;

import java.net.URI;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.payments.CardCompanyUnreachable;
import org.curbstop.payments.Payments;
import org.curbstop.store.Where;
import org.curbstop.utility.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Ada of Millbrook has a card on file: saved once per data folder, the way she would save it herself. */
@Component
@Profile("!production")
@ConditionalOnWebApplication
class AdasCard implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AdasCard.class);
    private static final PersonId ADA = new PersonId("per_15035550101");

    private final Optional<Payments> payments;
    private final Shelf shelf;
    private final Cashier cashier;
    private final Till till;
    private final Addresses addresses;
    private final String realKey;

    AdasCard(
            Optional<Payments> payments, Shelf shelf, Cashier cashier, Till till, Addresses addresses, @Value("${stripe.api-key:}") String realKey) {
        this.payments = payments;
        this.shelf = shelf;
        this.cashier = cashier;
        this.till = till;
        this.addresses = addresses;
        this.realKey = realKey;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // A card that she removed stays removed: only a world without any customer is new.
        if (realKey.isBlank() && shelf.customers.list(Where.all().limit(1)).isEmpty()) {
            payments.ifPresent(this::save);
        }
    }

    private void save(Payments with) {
        try {
            URI page = with.savingPage(ADA, Language.ENGLISH, addresses.publicUrl().resolve("/my"));
            cashier.pay(page.getPath().substring(page.getPath().lastIndexOf('/') + 1), till.usable("pm_card_visa", Optional.empty()));
        } catch (CardCompanyUnreachable e) {
            LOG.warn("Ada's card could not be saved: the pretended Stripe does not answer on loopback", e);
        }
    }
}
