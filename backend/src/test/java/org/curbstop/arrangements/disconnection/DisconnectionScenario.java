package org.curbstop.arrangements.disconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;

/** Disconnection notices in Millbrook. Ada stands in for Bo: $228.15 is forty days past due, $84.25 is due in twenty days. */
@DatabaseTest
abstract class DisconnectionScenario {

    static final LocalDate DAY = LocalDate.of(2026, 12, 2); // ten days later, a Wednesday

    final ArrangementsFixture fixture;
    final Actor bo;
    final AccountId account;

    DisconnectionScenario(TestStore test) {
        fixture = new ArrangementsFixture(test, "millbrook");
        bo = ArrangementsFixture.caller(fixture.people.ada);
        account = fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
    }

    static DisconnectionNotice done(Disconnections.DisconnectionResult answer) {
        assertThat(answer).isInstanceOf(Disconnections.DisconnectionResult.Done.class);
        return ((Disconnections.DisconnectionResult.Done) answer).notice();
    }

    static List<String> blocked(Disconnections.DisconnectionResult answer) {
        assertThat(answer).isInstanceOf(Disconnections.DisconnectionResult.Blocked.class);
        return ((Disconnections.DisconnectionResult.Blocked) answer).by().stream().map(PolicyRuleResult::rule).toList();
    }

    DisconnectionNotice noticed() {
        return done(fixture.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA));
    }

    /** Issues a notice and records today's delivery to every addressee. */
    DisconnectionNotice delivered() {
        DisconnectionNotice notice = noticed();
        notice.addressees().forEach(to -> fixture.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                fixture.today(), "round 7", ArrangementsFixture.STELLA));
        return now(notice);
    }

    /** Delivers a notice, lets ten days pass, and signs it. */
    DisconnectionNotice signed() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        return done(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }

    DisconnectionNotice now(DisconnectionNotice notice) {
        return fixture.disconnections.find(notice.id(), ArrangementsFixture.STELLA).orElseThrow();
    }

    DisconnectionCandidate candidate(LocalDate day) {
        return fixture.disconnections.listCandidates(day, ArrangementsFixture.STELLA).stream()
                .filter(each -> each.notice().account().equals(account)).findFirst().orElseThrow();
    }
}
