package org.curbstop.assistance;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;

/** One condition of a programme; its answer says by which figure or fact it was decided. */
public sealed interface Rule {

    /** Fact of a reason: which circumstances were looked for. */
    String NEEDS = "needs";

    /** Fact of a reason: which heating was looked for. */
    String HEATING = "heating";

    /** The day, the state and the services of the place that is screened. */
    record Setting(LocalDate day, String state, Set<UtilityService> services, IncomeTables tables) {}

    Reason test(Household household, Setting setting);

    /**
     * Income at most the greater of a share of the poverty guideline and a share of the state median, and never held to less than the floor
     * (LIHEAP: 150 %, 60 %, floor 110 %; 42 USC 8624(b)(2)(B)).
     *
     * @param benefitsCount whether SNAP, TANF or SSI stand for the proof
     */
    record IncomeAtMost(Optional<Integer> povertyPercent, Optional<Integer> medianPercent, Optional<Integer> floorPercent, boolean benefitsCount)
            implements Rule {

        @Override
        public Reason test(Household household, Setting setting) {
            if (benefitsCount && household.is(Circumstance.OTHER_BENEFITS).orElse(false)) {
                return Reason.of("benefits", Verdict.YES);
            }
            Optional<Money> limit = limit(household.size(), setting);
            if (limit.isEmpty()) {
                return Reason.of("income-table", Verdict.MAYBE);
            }
            Verdict verdict = household.income()
                    .map(income -> income.yearly().compareTo(limit.get()) <= 0 ? Verdict.YES : Verdict.NO)
                    .orElse(Verdict.MAYBE);
            return Reason.of("income", verdict, limit.get(), Map.of("size", Integer.toString(household.size())));
        }

        private Optional<Money> limit(int size, Setting setting) {
            return Stream.concat(
                            Stream.of(povertyPercent, floorPercent).flatMap(Optional::stream)
                                    .map(percent -> setting.tables().povertyShare(percent, size, setting.day())),
                            medianPercent.stream().map(percent -> setting.tables().medianShare(percent, setting.state(), size, setting.day())))
                    .flatMap(Optional::stream)
                    .max(Money::compareTo);
        }
    }

    /** At least one of these holds. */
    record AnyOf(List<Circumstance> circumstances) implements Rule {
        @Override
        public Reason test(Household household, Setting setting) {
            List<Optional<Boolean>> answers = circumstances.stream().map(household::is).toList();
            Verdict verdict = answers.stream().anyMatch(answer -> answer.orElse(false)) ? Verdict.YES
                    : answers.stream().anyMatch(Optional::isEmpty) ? Verdict.MAYBE : Verdict.NO;
            return Reason.of("needs", verdict, Map.of(NEEDS, circumstances.stream().map(Circumstance::name).collect(Collectors.joining(","))));
        }
    }

    /** The place gets one of these services. */
    record Served(Set<UtilityService> services) implements Rule {
        @Override
        public Reason test(Household household, Setting setting) {
            return Reason.of("service", services.stream().anyMatch(setting.services()::contains) ? Verdict.YES : Verdict.NO);
        }
    }

    /** The home is heated with one of these. */
    record Heated(Set<Fuel> fuels) implements Rule {
        @Override
        public Reason test(Household household, Setting setting) {
            Verdict verdict = household.fuel().map(fuel -> fuels.contains(fuel) ? Verdict.YES : Verdict.NO).orElse(Verdict.MAYBE);
            return Reason.of("heating", verdict, Map.of(HEATING, fuels.stream().sorted().map(Fuel::name).collect(Collectors.joining(","))));
        }
    }

    /** Applications are taken from one day of the year to another, over New Year where the first is the later; both days included. */
    record Season(MonthDay from, MonthDay until) implements Rule {
        @Override
        public Reason test(Household household, Setting setting) {
            return Reason.of("season", isOpenOn(setting.day()) ? Verdict.YES : Verdict.NO, Map.of("from", from.toString(), "until", until.toString()));
        }

        boolean isOpenOn(LocalDate date) {
            MonthDay day = MonthDay.from(date);
            return from.isAfter(until) ? !day.isBefore(from) || !day.isAfter(until) : !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** The fund takes no applications now. */
    record Closed(LocalDate since) implements Rule {
        @Override
        public Reason test(Household household, Setting setting) {
            return Reason.of("closed", Verdict.NO, Map.of("since", since.toString()));
        }
    }

    static Verdict together(List<Reason> reasons) {
        List<Verdict> verdicts = new ArrayList<>(reasons.stream().map(Reason::verdict).toList());
        return verdicts.contains(Verdict.NO) ? Verdict.NO : verdicts.contains(Verdict.MAYBE) ? Verdict.MAYBE : Verdict.YES;
    }
}
