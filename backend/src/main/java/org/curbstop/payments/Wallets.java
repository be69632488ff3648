package org.curbstop.payments;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.springframework.stereotype.Component;

/** Who keeps cards at the card company, and under which of its ids. The cards themselves stay there. */
@Component
final class Wallets {

    /** @param customer the card company's id of this person */
    record Wallet(PersonId id, String customer) {}

    private final Documents<Wallet> wallets;
    private final CardVault vault;

    Wallets(Store store, CardVault vault) {
        this.wallets = store.documents(Wallet.class, "wallets");
        this.vault = vault;
    }

    Optional<String> known(PersonId person) {
        return wallets.find(person.value()).map(Wallet::customer);
    }

    private String open(PersonId person) {
        return known(person).orElseGet(() -> {
            wallets.insert(new Wallet(person, vault.customer(person)));
            return wallets.find(person.value()).orElseThrow().customer(); // of two at once, both take the one that was stored
        });
    }

    List<SavedCard> cards(PersonId person) {
        return known(person).map(vault::cards).orElse(List.of());
    }

    URI savingPage(PersonId person, Language language, URI back) {
        return vault.savingPage(open(person), language, back);
    }

    boolean remove(PersonId person, String paymentMethod) {
        return known(person).flatMap(customer -> vault.remove(customer, paymentMethod)).isPresent();
    }
}
