package org.curbstop.orders;

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
import org.springframework.stereotype.Component;

/**
 * What speaks for and against a new customer being who they say, by a named list of signs; each gives or takes points, for staff to weigh. All
 * of it is what somebody said of themselves: nobody gets service by points, and nobody is refused by them.
 */
@Component
final class IdentityScore {

    /** What speaks for or against somebody. */
    enum Sign {
        FULL_NAME(true), OF_AGE(true), PAPER(true), PHONE_PROVED(true), EMAIL(true), PREVIOUS_ADDRESS(true),
        /** The phone is on file for somebody of another name. */
        PHONE_OF_ANOTHER(false),
        /** Somebody of that name and phone owes what is past due. */
        OWES_HERE(false);

        private final boolean speaksFor;

        Sign(boolean speaksFor) {
            this.speaksFor = speaksFor;
        }

        boolean speaksFor() {
            return speaksFor;
        }
    }

    /** @param signs those that were seen */
    record Score(int points, Set<Sign> signs) {

        /** What would speak for them and was not given. */
        Set<Sign> missing() {
            return Arrays.stream(Sign.values()).filter(sign -> sign.speaksFor() && !signs.contains(sign)).collect(Collectors.toCollection(() -> EnumSet.noneOf(Sign.class)));
        }
    }

    private record Rule(Sign sign, Predicate<Seen> holds) {}

    private record Seen(Applicant who, LocalDate today, List<Person> withPhone) {}

    private final OrderRules rules;
    private final Accounts accounts;
    private final Bills bills;
    private final List<Rule> list;

    IdentityScore(OrderRules rules, Accounts accounts, Bills bills) {
        this.rules = rules;
        this.accounts = accounts;
        this.bills = bills;
        this.list = List.of(
                new Rule(Sign.FULL_NAME, s -> s.who().name().strip().split("\\s+").length > 1),
                new Rule(Sign.OF_AGE, s -> isOfAge(s.who(), s.today())),
                new Rule(Sign.PAPER, s -> s.who().paper().isPresent()),
                new Rule(Sign.PHONE_PROVED, s -> s.who().phoneProved()),
                new Rule(Sign.EMAIL, s -> s.who().email().isPresent()),
                new Rule(Sign.PREVIOUS_ADDRESS, s -> s.who().previous().isPresent()),
                new Rule(Sign.PHONE_OF_ANOTHER, s -> !s.withPhone().isEmpty() && s.withPhone().stream().noneMatch(p -> sameName(p, s.who()))),
                new Rule(Sign.OWES_HERE, this::owesHere));
    }

    Score of(Applicant who, LocalDate today) {
        var seen = new Seen(who, today, accounts.byPhone(who.phone()));
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        list.stream().filter(rule -> rule.holds().test(seen)).map(Rule::sign).forEach(signs::add);
        int points = signs.stream().mapToInt(sign -> rules.identity().points().getOrDefault(sign, 0)).sum();
        return new Score(points, signs);
    }

    /** Each with its points, for staff to weigh. */
    SortedMap<String, Integer> points(Set<Sign> signs) {
        var points = new TreeMap<String, Integer>();
        signs.forEach(sign -> points.put(sign.name().toLowerCase(Locale.ROOT).replace('_', '-'), rules.identity().points().getOrDefault(sign, 0)));
        return points;
    }

    /** True also where nobody knows: only somebody who says that they are under age is refused. */
    boolean mayContract(Applicant who, LocalDate today) {
        return who.born().isEmpty() || isOfAge(who, today);
    }

    private boolean isOfAge(Applicant who, LocalDate today) {
        return who.born().filter(born -> !born.isAfter(today) && Period.between(born, today).getYears() >= rules.identity().ofAge()).isPresent();
    }

    private boolean owesHere(Seen seen) {
        return seen.withPhone().stream().filter(p -> sameName(p, seen.who()))
                .flatMap(p -> accounts.of(p.id()).stream().filter(a -> a.holder().equals(p.id())))
                .flatMap(a -> bills.owed(a.id()).stream()).anyMatch(owed -> owed.pastDue().isPositive());
    }

    static boolean sameName(Person person, Applicant who) {
        return plain(person.name()).equals(plain(who.name()));
    }

    private static String plain(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
