package org.curbstop.arrangements;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.Language;
import org.curbstop.store.TestStore;

/** Arrangements over a test's database, for tests of their listeners. */
public final class ArrangementsForTests {

    private final ArrangementsFixture fixture;

    public ArrangementsForTests(TestStore test, String pack) {
        fixture = new ArrangementsFixture(test, pack);
    }

    public MillbrookCustomers people() {
        return fixture.people;
    }

    public Arrangements arrangements() {
        return fixture.arrangements;
    }

    public Disconnections disconnections() {
        return fixture.disconnections;
    }

    /** Makes an arrangement: a person who owes as much as Bo accepts the offer. */
    public ArrangementId agreed(Account account, Person person) {
        fixture.owes(account, "228.15", 40, "84.25", 20);
        InstallmentSchedule schedule = ((ArrangementOffer.Granted) fixture.arrangements.offer(account.id(),
                ArrangementsFixture.caller(person))).schedule();
        return ((Arrangements.AgreementResult.Agreed) fixture.arrangements.agree("key", account.id(), schedule, Language.ENGLISH,
                ArrangementsFixture.caller(person))).arrangement().id();
    }

    public boolean confirmed(ArrangementId id) {
        return fixture.arrangements.find(id, ArrangementsFixture.STELLA).orElseThrow().confirmation().sent().isPresent();
    }

    public DisconnectionNotice noticed(Account account) {
        fixture.owes(account, "228.15", 40, "84.25", 20);
        return ((Disconnections.DisconnectionResult.Done) fixture.disconnections.issue("key", account.id(), Optional.empty(),
                ArrangementsFixture.STELLA)).notice();
    }

    public DisconnectionNotice now(DisconnectionNotice notice) {
        return fixture.disconnections.find(notice.id(), ArrangementsFixture.STELLA).orElseThrow();
    }
}
