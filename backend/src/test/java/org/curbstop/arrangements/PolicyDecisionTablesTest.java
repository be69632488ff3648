package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.ArrangementOffers;
import org.curbstop.arrangements.plans.ArrangementRequest;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.CreditStanding;
import org.curbstop.arrangements.rules.DisconnectionRule;
import org.curbstop.common.Money;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of worked cases, {@code packs/*.csv}. A row has a day, the amounts, the decision, the rule that decides, and its source. */
class PolicyDecisionTablesTest {

    private static final List<String> PACKS = List.of("millbrook", "portland-or", "maine-water-660", "maine-electric-815");
    private static final int LEAST = 40;
    private static final BusinessCalendar WORKDAYS = new BusinessCalendar(SampleUtility.millbrook().hours());

    /** One row; values are read by column name. */
    record Case(String pack, Map<String, String> row) {

        String get(String column) {
            return Objects.requireNonNull(row.get(column), column);
        }

        Money money(String column) {
            return Money.usd(get(column));
        }

        Optional<LocalDate> day(String column) {
            return Optional.of(get(column)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
        }

        @Override
        public String toString() {
            return pack + ": " + get("case");
        }
    }

    static List<Case> table(String pack, String table) {
        try (var in = PolicyDecisionTablesTest.class.getResourceAsStream("/packs/" + pack + "-" + table + ".csv")) {
            List<String> lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).toList();
            String[] names = lines.getFirst().split("\\|", -1);
            var cases = new ArrayList<Case>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split("\\|", -1);
                assertThat(values).as(line).hasSameSizeAs(names);
                var row = new HashMap<String, String>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], values[i]);
                }
                cases.add(new Case(pack, row));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Case> offers() {
        return PACKS.stream().flatMap(pack -> table(pack, "offers").stream());
    }

    static Stream<Case> disconnections() {
        return PACKS.stream().flatMap(pack -> table(pack, "disconnections").stream());
    }

    @Test
    void every_pack_has_forty_distinct_cases() {
        for (String pack : PACKS) {
            List<Case> all = Stream.concat(table(pack, "offers").stream(), table(pack, "disconnections").stream()).toList();
            assertThat(all).as(pack).hasSizeGreaterThanOrEqualTo(LEAST);
            assertThat(all.stream().map(Case::row).collect(Collectors.toSet())).as(pack).hasSameSizeAs(all);
        }
    }

    @Test
    void every_rule_of_a_pack_has_a_passing_and_a_failing_case() {
        for (String pack : PACKS) {
            var held = new TreeSet<String>();
            var not = new TreeSet<String>();
            for (Case each : table(pack, "disconnections")) {
                (each.get("decision").equals("MAY") ? held : not).add(each.get("rule"));
            }
            ArrangementRules rules = ArrangementPolicyPacksTest.pack(pack);
            // The first row has no pending payment and no plan, as every case that is allowed.
            List<String> names = rules.disconnection().rules().stream()
                    .map(rule -> rule.check(standing(table(pack, "disconnections").getFirst(), "past"),
                    threat(table(pack, "disconnections").getFirst()), WORKDAYS).rule()).toList();
            assertThat(not).as(pack).containsAll(names);
            assertThat(held).as(pack).contains("notice-given", "still-owed");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offers")
    void arrangement_offers_match_the_table(Case row) {
        ArrangementOffers offers = new ArrangementOffers(ArrangementPolicyPacksTest.pack(row.pack()), WORKDAYS);
        ArrangementOffer offer = asked(offers, standing(row, "balance"), row);
        assertThat(offer.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT)).as("%s", offer.why())
                .isEqualTo(row.get("decision"));
        PolicyRuleResult about = offer.why().stream().filter(answer -> answer.rule().equals(row.get("rule"))).findFirst().orElseThrow();
        assertThat(about.source()).contains(row.get("source"));
        switch (offer) {
            case ArrangementOffer.Granted granted -> {
                assertThat(granted.why()).allMatch(PolicyRuleResult::held);
                same(row, granted.schedule());
            }
            case ArrangementOffer.Countered countered -> {
                assertThat(countered.by()).isEqualTo(about);
                assertThat(PolicyRuleResult.firstFailed(countered.why())).contains(about);
                same(row, countered.asked());
            }
            case ArrangementOffer.Refused refused -> {
                assertThat(refused.by()).isEqualTo(about);
                assertThat(refused.rights()).isNotEmpty();
            }
        }
    }

    private static void same(Case row, InstallmentSchedule schedule) {
        assertThat(schedule.total()).isEqualTo(row.money("balance"));
        assertThat(schedule.size() - 1).isEqualTo(Integer.parseInt(row.get("payments")));
        assertThat(schedule.first().amount()).isEqualTo(row.money("first"));
        assertThat(schedule.last().amount()).isEqualTo(row.money("last"));
        assertThat(schedule.last().due()).isEqualTo(row.get("until"));
    }

    private static ArrangementOffer asked(ArrangementOffers offers, CreditStanding standing, Case row) {
        String[] wish = row.get("wish").split(" ");
        if (row.get("wish").isEmpty()) {
            return offers.propose(standing);
        }
        if (wish[0].equals("extension")) {
            return offers.extension(standing, LocalDate.parse(wish[1]));
        }
        Money first = Money.usd(wish[0]);
        return switch (wish[1]) {
            case "in" -> offers.evaluate(standing, ArrangementsFixture.request(first, Integer.parseInt(wish[2])));
            case "each" -> offers.evaluate(standing, new ArrangementRequest(Optional.of(first), Optional.empty(),
                    new ArrangementRequest.RemainderPlan.OfEach(Money.usd(wish[2]))));
            case "on" -> offers.evaluate(standing,
                    new ArrangementRequest(Optional.of(first), Optional.of(LocalDate.parse(wish[2])),
                            new ArrangementRequest.RemainderPlan.InPayments(Integer.parseInt(wish[4]))));
            default -> throw new AssertionError(row.get("wish"));
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disconnections")
    void disconnection_decisions_match_the_table(Case row) {
        CreditStanding standing = standing(row, "past");
        List<PolicyRuleResult> answers = ArrangementPolicyPacksTest.pack(row.pack()).disconnection().rules().stream()
                .map(rule -> rule.check(standing, threat(row), WORKDAYS)).toList();
        List<PolicyRuleResult> blocking = answers.stream().filter(answer -> !answer.held()).toList();
        PolicyRuleResult about = answers.stream().filter(answer -> answer.rule().equals(row.get("rule"))).findFirst().orElseThrow();
        assertThat(about.source()).contains(row.get("source"));
        if (row.get("decision").equals("MAY")) {
            assertThat(blocking).isEmpty();
        } else {
            assertThat(blocking).containsExactly(about); // no other rule blocks, so the row exercises this rule
        }
    }

    private static DisconnectionRule.OpenNotice threat(Case row) {
        return new DisconnectionRule.OpenNotice(
                row.day("not-before").orElseThrow(), row.day("last-day").orElseThrow(), row.money("stops"), row.day("proved"),
                Optional.empty(), row.get("breach").equals("yes"));
    }

    private static CreditStanding standing(Case row, String balance) {
        CreditStandingFacts facts = CreditStandingFacts.of(row.get("facts"));
        Map<String, String> known = row.row();
        Money disputed = Money.usd(known.getOrDefault("disputed", "0.00"));
        Optional<LocalDate> next = Optional.ofNullable(known.get("next")).map(LocalDate::parse);
        var debt = new CreditStanding.Debt(row.money(balance), row.money("past"), disputed, row.day("oldest"), next, facts.pending);
        Set<ServiceType> services = Stream.of(known.getOrDefault("services", "ELECTRIC").split(" ")).map(ServiceType::valueOf)
                .collect(Collectors.toSet());
        var billing = new CreditStanding.BillingCycle(Optional.ofNullable(known.get("issued")).map(LocalDate::parse),
                Integer.parseInt(row.get("every")));
        return new CreditStanding(row.day("day").orElseThrow(), CustomerClass.valueOf(row.get("class")), services, debt, billing,
                facts.past(), facts.holds, facts.accountFlags);
    }
}
