package org.curbstop.arrangements.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;

/** Ada stands in for Bo, in Millbrook: $228.15 is forty days past due, more is due later. */
@DatabaseTest
abstract class ArrangementScenario {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    final ArrangementsFixture fixture;
    final Actor bo;
    final AccountId account;

    ArrangementScenario(TestStore test) {
        fixture = new ArrangementsFixture(test, "millbrook");
        bo = ArrangementsFixture.caller(fixture.people.ada);
        account = fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
    }

    static ArrangementOffer.Granted granted(ArrangementOffer offer) {
        assertThat(offer).isInstanceOf(ArrangementOffer.Granted.class);
        return (ArrangementOffer.Granted) offer;
    }

    static Arrangement agreed(Arrangements.AgreementResult answer) {
        assertThat(answer).isInstanceOf(Arrangements.AgreementResult.Agreed.class);
        return ((Arrangements.AgreementResult.Agreed) answer).arrangement();
    }

    Arrangement agreed(String key, InstallmentSchedule schedule) {
        return agreed(fixture.arrangements.agree(key, account, schedule, Language.ENGLISH, bo));
    }

    /** Agrees on $100 today, then $70.80 on December 14, January 12 and February 12. */
    Arrangement agreed(String key) {
        return agreed(key,
                granted(fixture.arrangements.counteroffer(account, ArrangementsFixture.request(Money.usd("100.00"), 3), bo)).schedule());
    }

    Arrangement now(Arrangement arrangement) {
        return fixture.arrangements.find(arrangement.id(), ArrangementsFixture.STELLA).orElseThrow();
    }

    static Installment on(String day, String amount) {
        return new Installment(LocalDate.parse(day), Money.usd(amount));
    }
}
