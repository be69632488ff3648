package org.curbstop.arrangements;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Neighbours;
import org.curbstop.accounts.Person;
import org.curbstop.common.Language;
import org.curbstop.store.TestStore;

/** Arrangements over a test's database, for tests of those who listen to them. */
public final class ArrangementsForTests {

    private final Town town;

    public ArrangementsForTests(TestStore test, String pack) {
        town = new Town(test, pack);
    }

    public Neighbours people() {
        return town.people;
    }

    public Arrangements arrangements() {
        return town.arrangements;
    }

    public Disconnections disconnections() {
        return town.disconnections;
    }

    /** Somebody who owes as Bo does agrees to what is proposed. */
    public ArrangementId agreed(Account account, Person person) {
        town.owes(account, "228.15", 40, "84.25", 20);
        Schedule schedule = ((Offer.Granted) town.arrangements.offer(account.id(), Town.caller(person))).schedule();
        return ((Arrangements.Agreement.Agreed) town.arrangements.agree("key", account.id(), schedule, Language.ENGLISH, Town.caller(person))).arrangement().id();
    }

    public boolean confirmed(ArrangementId id) {
        return town.arrangements.find(id, Town.STELLA).orElseThrow().confirmation().sent().isPresent();
    }

    public DisconnectionNotice noticed(Account account) {
        town.owes(account, "228.15", 40, "84.25", 20);
        return ((Disconnections.Answer.Done) town.disconnections.issue("key", account.id(), Optional.empty(), Town.STELLA)).notice();
    }

    public DisconnectionNotice now(DisconnectionNotice notice) {
        return town.disconnections.find(notice.id(), Town.STELLA).orElseThrow();
    }
}
