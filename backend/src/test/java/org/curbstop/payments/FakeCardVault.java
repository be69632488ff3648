package org.curbstop.payments;

import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;

/** Cards kept in memory. */
public final class FakeCardVault implements CardVault {

    private final Map<String, List<SavedCard>> kept = new HashMap<>();
    private int customersMade;

    @Override
    public synchronized String customer(PersonId person) {
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
        kept.get(customer).add(new SavedCard("pm_" + customer + last4, new CardFace("visa", last4), YearMonth.of(2030, 1)));
    }

    @Override
    public synchronized List<SavedCard> cards(String customer) {
        return List.copyOf(kept.getOrDefault(customer, List.of()));
    }

    @Override
    public URI savingPage(String customer, Language language, URI back) {
        return URI.create("https://cards.example/save/" + customer);
    }

    @Override
    public synchronized Optional<SavedCard> remove(String customer, String paymentMethod) {
        Optional<SavedCard> card = cards(customer).stream().filter(each -> each.paymentMethod().equals(paymentMethod)).findFirst();
        card.ifPresent(kept.get(customer)::remove);
        return card;
    }
}
