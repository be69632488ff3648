package org.curbstop.orders.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.billing.Bills;
import org.curbstop.orders.Applicant;
import org.springframework.stereotype.Component;

/**
 * Scores by named indicators whether a new customer is who they say; each adds or subtracts points, as advice for staff. All of it is
 * self-reported: points neither grant nor refuse service.
 */
@Component
public final class IdentityScore {

    /** Indicator for or against an applicant. */
    enum Indicator {
        FULL_NAME(true), OF_AGE(true), PAPER(true), PHONE_PROVED(true), EMAIL(true), PREVIOUS_ADDRESS(true),
        /** The phone is on file only for people of another name. */
        PHONE_OF_ANOTHER(false),
        /** A person of that name and phone has past-due debt. */
        OWES_HERE(false);

        private final boolean isInFavor;

        Indicator(boolean speaksFor) {
            this.isInFavor = speaksFor;
        }

        boolean isInFavor() {
            return isInFavor;
        }
    }

    /** @param indicators indicators that apply */
    public record Score(int points, Set<Indicator> indicators) {

        /** Returns the favorable indicators that were not given. */
        public Set<Indicator> missing() {
            return Arrays.stream(Indicator.values()).filter(indicator -> indicator.isInFavor() && !indicators.contains(indicator))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Indicator.class)));
        }
    }

    private record IndicatorRule(Indicator indicator, Predicate<ApplicantFacts> holds) {}

    private record ApplicantFacts(Applicant who, LocalDate today, List<Person> withPhone) {}

    private final OrderRules rules;
    private final Accounts accounts;
    private final Bills bills;
    private final List<IndicatorRule> indicatorRules;

    public IdentityScore(OrderRules rules, Accounts accounts, Bills bills) {
        this.rules = rules;
        this.accounts = accounts;
        this.bills = bills;
        this.indicatorRules = List.of(
                new IndicatorRule(Indicator.FULL_NAME, s -> s.who().name().strip().split("\\s+").length > 1),
                new IndicatorRule(Indicator.OF_AGE, s -> isOfAge(s.who(), s.today())),
                new IndicatorRule(Indicator.PAPER, s -> s.who().paper().isPresent()),
                new IndicatorRule(Indicator.PHONE_PROVED, s -> s.who().phoneProved()),
                new IndicatorRule(Indicator.EMAIL, s -> s.who().email().isPresent()),
                new IndicatorRule(Indicator.PREVIOUS_ADDRESS, s -> s.who().previous().isPresent()),
                new IndicatorRule(Indicator.PHONE_OF_ANOTHER,
                        s -> !s.withPhone().isEmpty() && s.withPhone().stream().noneMatch(p -> sameName(p, s.who()))),
                new IndicatorRule(Indicator.OWES_HERE, this::owesPastDue));
    }

    public Score score(Applicant applicant, LocalDate today) {
        var seen = new ApplicantFacts(applicant, today, accounts.listPeopleByPhone(applicant.phone()));
        Set<Indicator> indicators = EnumSet.noneOf(Indicator.class);
        indicatorRules.stream().filter(rule -> rule.holds().test(seen)).map(IndicatorRule::indicator).forEach(indicators::add);
        int points = indicators.stream().mapToInt(indicator -> rules.identity().points().getOrDefault(indicator, 0)).sum();
        return new Score(points, indicators);
    }

    /** Returns each indicator with its points, for staff. */
    public SortedMap<String, Integer> points(Set<Indicator> indicators) {
        var points = new TreeMap<String, Integer>();
        indicators.forEach(indicator -> points.put(indicator.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                rules.identity().points().getOrDefault(indicator, 0)));
        return points;
    }

    /** Returns true also if the age is unknown: only an applicant who states that they are a minor is refused. */
    public boolean mayContract(Applicant applicant, LocalDate today) {
        return applicant.born().isEmpty() || isOfAge(applicant, today);
    }

    private boolean isOfAge(Applicant applicant, LocalDate today) {
        return applicant.born().filter(born -> !born.isAfter(today) && Period.between(born, today).getYears() >= rules.identity().ofAge())
                .isPresent();
    }

    private boolean owesPastDue(ApplicantFacts seen) {
        return seen.withPhone().stream().filter(p -> sameName(p, seen.who()))
                .flatMap(p -> accounts.listVisibleTo(p.id()).stream().filter(a -> a.holder().equals(p.id())))
                .flatMap(a -> bills.owed(a.id()).stream()).anyMatch(owed -> owed.pastDue().isPositive());
    }

    public static boolean sameName(Person person, Applicant applicant) {
        return normalized(person.name()).equals(normalized(applicant.name()));
    }

    private static String normalized(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
