package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The deadlines of each pack, started by the real commands at the moments in {@code packs/*-clocks.csv}, including the nights when the
 * clocks change.
 */
@DatabaseTest
class PolicyDeadlinesTest {

    private final TestStore test;

    PolicyDeadlinesTest(TestStore test) {
        this.test = test;
    }

    static Stream<PolicyDecisionTablesTest.Case> clocks() {
        return Stream.of("millbrook", "portland-or", "maine-water-660", "maine-electric-815")
                .flatMap(pack -> PolicyDecisionTablesTest.table(pack, "clocks").stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clocks")
    void deadlines_use_days_in_the_time_zone_of_the_utility(PolicyDecisionTablesTest.Case row) {
        var fixture = new ArrangementsFixture(test, row.pack());
        fixture.clock.set(moment(row.get("at")));
        assertThat(shown(fixture, row.get("clock"))).isEqualTo(row.get("day"));
        assertThat(source(fixture.rules, row.get("clock"))).contains(row.get("source"));
    }

    /** Parses a local time in the utility's zone, or one with an offset, for the hour that occurs twice. */
    private static Instant moment(String text) {
        return text.length() > 19 ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(SampleUtility.millbrook().zone()).toInstant();
    }

    private static LocalDate shown(ArrangementsFixture fixture, String clock) {
        Account account = fixture.people.adas;
        Actor ada = ArrangementsFixture.caller(fixture.people.ada);
        fixture.owes(account, "228.15", 25, "84.25", 20);
        return switch (clock) {
            case "confirmation" -> {
                InstallmentSchedule half = InstallmentSchedule.of(new Installment(fixture.today(), Money.usd("200.00")),
                        new Installment(fixture.today().plusDays(4), Money.usd("112.40")));
                yield fixture.arrangements.agree("key", account.id(), half, Language.ENGLISH,
                        ada) instanceof Arrangements.AgreementResult.Agreed agreed
                        ? agreed.arrangement().confirmation().dueBy().orElseThrow()
                        : LocalDate.EPOCH;
            }
            case "medical-claim" -> held(fixture, account, Hold.Kind.MEDICAL, ada);
            case "pending-payment" -> held(fixture, account, Hold.Kind.PENDING_PAYMENT, ada);
            case "dispute" -> held(fixture, account, Hold.Kind.DISPUTE, ada);
            case "notice" -> fixture.disconnections.issue("key", account.id(), Optional.empty(),
                    ArrangementsFixture.STELLA) instanceof Disconnections.DisconnectionResult.Done done
                    ? done.notice().notBefore()
                    : LocalDate.EPOCH;
            default -> throw new AssertionError(clock);
        };
    }

    private static LocalDate held(ArrangementsFixture fixture, Account account, Hold.Kind kind, Actor actor) {
        return fixture.holds.place("key", account.id(), Holds.HoldClaim.of(kind, "said so"), actor) instanceof Holds.HoldResult.Held held
                ? held.hold().until() : LocalDate.EPOCH;
    }

    private static String source(ArrangementRules rules, String clock) {
        return switch (clock) {
            case "confirmation" -> rules.confirmation().source();
            case "medical-claim" -> rules.holds().medical().source();
            case "notice" -> rules.disconnection().notice().source();
            default -> rules.holds().source();
        };
    }
}
