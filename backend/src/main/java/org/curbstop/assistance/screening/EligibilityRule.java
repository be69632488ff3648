package org.curbstop.assistance.screening;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.assistance.HeatingFuel;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;

/** One condition of a program. Its result names the figure or fact that decided. */
public sealed interface EligibilityRule {

    /** Fact of a reason: the circumstances that the program requires. */
    String NEEDS = "needs";

    /** Fact of a reason: the heating fuels that the program requires. */
    String HEATING = "heating";

    /** Day, state and services of the premise that is screened. */
    record ScreeningContext(LocalDate day, String state, Set<ServiceType> services, IncomeTables tables) {}

    EligibilityReason evaluate(Household household, ScreeningContext context);

    /**
     * Yearly income at most the greatest of a percentage of the poverty guideline, a percentage of the state median income, and the floor
     * (LIHEAP: 150 %, 60 %, floor 110 %; 42 USC 8624(b)(2)(B)).
     *
     * @param benefitsCount whether SNAP, TANF or SSI count as proof
     */
    record IncomeAtMost(Optional<Integer> povertyPercent, Optional<Integer> medianPercent, Optional<Integer> floorPercent,
            boolean benefitsCount)
            implements EligibilityRule {

        @Override
        public EligibilityReason evaluate(Household household, ScreeningContext context) {
            if (benefitsCount && household.answerTo(HouseholdCircumstance.OTHER_BENEFITS).orElse(false)) {
                return EligibilityReason.of("benefits", EligibilityVerdict.YES);
            }
            Optional<Money> limit = limit(household.size(), context);
            if (limit.isEmpty()) {
                return EligibilityReason.of("income-table", EligibilityVerdict.MAYBE);
            }
            EligibilityVerdict verdict = household.income()
                    .map(income -> income.yearly().compareTo(limit.get()) <= 0 ? EligibilityVerdict.YES : EligibilityVerdict.NO)
                    .orElse(EligibilityVerdict.MAYBE);
            return EligibilityReason.of("income", verdict, limit.get(), Map.of("size", Integer.toString(household.size())));
        }

        private Optional<Money> limit(int size, ScreeningContext context) {
            return Stream.concat(
                            Stream.of(povertyPercent, floorPercent).flatMap(Optional::stream)
                                    .map(percent -> context.tables().povertyShare(percent, size, context.day())),
                    medianPercent.stream().map(percent -> context.tables().medianShare(percent, context.state(), size, context.day())))
                    .flatMap(Optional::stream)
                    .max(Money::compareTo);
        }
    }

    /** At least one of these circumstances applies. */
    record AnyCircumstance(List<HouseholdCircumstance> circumstances) implements EligibilityRule {
        @Override
        public EligibilityReason evaluate(Household household, ScreeningContext context) {
            List<Optional<Boolean>> answers = circumstances.stream().map(household::answerTo).toList();
            EligibilityVerdict verdict = answers.stream().anyMatch(answer -> answer.orElse(false)) ? EligibilityVerdict.YES
                    : answers.stream().anyMatch(Optional::isEmpty) ? EligibilityVerdict.MAYBE : EligibilityVerdict.NO;
            return EligibilityReason.of("needs", verdict,
                    Map.of(NEEDS, circumstances.stream().map(HouseholdCircumstance::name).collect(Collectors.joining(","))));
        }
    }

    /** The premise has at least one of these services. */
    record SuppliedWith(Set<ServiceType> services) implements EligibilityRule {
        @Override
        public EligibilityReason evaluate(Household household, ScreeningContext context) {
            return EligibilityReason.of("service",
                    services.stream().anyMatch(context.services()::contains) ? EligibilityVerdict.YES : EligibilityVerdict.NO);
        }
    }

    /** The home is heated with one of these fuels. */
    record HeatedWith(Set<HeatingFuel> fuels) implements EligibilityRule {
        @Override
        public EligibilityReason evaluate(Household household, ScreeningContext context) {
            EligibilityVerdict verdict = household.fuel().map(fuel -> fuels.contains(fuel) ? EligibilityVerdict.YES : EligibilityVerdict.NO)
                    .orElse(EligibilityVerdict.MAYBE);
            return EligibilityReason.of("heating", verdict,
                    Map.of(HEATING, fuels.stream().sorted().map(HeatingFuel::name).collect(Collectors.joining(","))));
        }
    }

    /**
     * Applications are accepted between two days of the year, both included. The season spans New Year if {@code from} is later than
     * {@code until}.
     */
    record Season(MonthDay from, MonthDay until) implements EligibilityRule {
        @Override
        public EligibilityReason evaluate(Household household, ScreeningContext context) {
            return EligibilityReason.of("season", isOpenOn(context.day()) ? EligibilityVerdict.YES : EligibilityVerdict.NO,
                    Map.of("from", from.toString(), "until", until.toString()));
        }

        boolean isOpenOn(LocalDate date) {
            MonthDay day = MonthDay.from(date);
            return from.isAfter(until) ? !day.isBefore(from) || !day.isAfter(until) : !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** The fund is closed to applications. */
    record Closed(LocalDate since) implements EligibilityRule {
        @Override
        public EligibilityReason evaluate(Household household, ScreeningContext context) {
            return EligibilityReason.of("closed", EligibilityVerdict.NO, Map.of("since", since.toString()));
        }
    }

    static EligibilityVerdict combine(List<EligibilityReason> reasons) {
        List<EligibilityVerdict> verdicts = new ArrayList<>(reasons.stream().map(EligibilityReason::verdict).toList());
        return verdicts.contains(EligibilityVerdict.NO) ? EligibilityVerdict.NO
                : verdicts.contains(EligibilityVerdict.MAYBE) ? EligibilityVerdict.MAYBE : EligibilityVerdict.YES;
    }
}
