package org.curbstop.payments.gateway;

import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.SavedCard;

/** In-memory gateway of saved cards. */
public final class FakeSavedCardGateway implements SavedCardGateway {

    private final Map<String, List<SavedCard>> kept = new HashMap<>();
    private int customersMade;

    @Override
    public synchronized String createCustomer(PersonId person) {
        String customer = "cus_" + person.value();
        if (kept.putIfAbsent(customer, new ArrayList<>()) == null) {
            customersMade++;
        }
        return customer;
    }

    public int customersMade() {
        return customersMade;
    }

    public synchronized void keep(String customer, String last4) {
        kept.get(customer).add(new SavedCard("pm_" + customer + last4, new CardSummary("visa", last4), YearMonth.of(2030, 1)));
    }

    @Override
    public synchronized List<SavedCard> listCards(String customer) {
        return List.copyOf(kept.getOrDefault(customer, List.of()));
    }

    @Override
    public URI cardSetupPage(String customer, Language language, URI back) {
        return URI.create("https://cards.example/save/" + customer);
    }

    @Override
    public synchronized Optional<SavedCard> removeCard(String customer, String paymentMethod) {
        Optional<SavedCard> card = listCards(customer).stream().filter(each -> each.paymentMethod().equals(paymentMethod)).findFirst();
        card.ifPresent(kept.get(customer)::remove);
        return card;
    }
}
