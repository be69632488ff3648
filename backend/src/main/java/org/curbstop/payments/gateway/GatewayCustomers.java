package org.curbstop.payments.gateway;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.payments.SavedCard;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/** Maps people who save cards at Stripe to their ids there. The cards themselves stay at Stripe. */
@Component
public final class GatewayCustomers {

    /** @param customer Stripe's id of this person */
    record GatewayCustomer(PersonId id, String customer) {}

    private final AggregateCollection<GatewayCustomer> customers;
    private final SavedCardGateway savedCards;

    public GatewayCustomers(Database database, SavedCardGateway savedCards) {
        this.customers = database.collection(GatewayCustomer.class, "wallets");
        this.savedCards = savedCards;
    }

    public Optional<String> find(PersonId person) {
        return customers.find(person.value()).map(GatewayCustomer::customer);
    }

    private String findOrCreate(PersonId person) {
        return find(person).orElseGet(() -> {
            customers.insert(new GatewayCustomer(person, savedCards.createCustomer(person)));
            return customers.find(person.value()).orElseThrow().customer(); // concurrent calls both use the one that was stored
        });
    }

    public List<SavedCard> listCards(PersonId person) {
        return find(person).map(savedCards::listCards).orElse(List.of());
    }

    public URI cardSetupPage(PersonId person, Language language, URI back) {
        return savedCards.cardSetupPage(findOrCreate(person), language, back);
    }

    public boolean removeCard(PersonId person, String paymentMethod) {
        return find(person).flatMap(customer -> savedCards.removeCard(customer, paymentMethod)).isPresent();
    }
}
