package org.curbstop.accounts.lookup;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.accounts.Premise;
import org.curbstop.common.language.StreetWords;

/**
 * Finds addresses with the given house number on streets spelled almost like the given one: one letter wrong, missing, extra or swapped
 * with a neighbor (two in names of six letters or more), or another street type. Work is bounded for any input: 300 characters, four house
 * numbers, and for each the streets whose first letters are one edit away.
 */
public final class SimilarAddressFinder {

    static final int MAX_SUGGESTIONS = 3;
    private static final int LONG_NAME_LENGTH = 6;
    private static final int MIN_NAME_LENGTH = 3;
    private static final int MAX_NAME_LENGTH = 40;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private SimilarAddressFinder() {}

    private record SimilarPremise(Premise premise, int slips, List<String> rest) {

        boolean isUnitNamed() {
            String unit = AddressNormalizer.parts(premise.address()).unit();
            return !unit.isEmpty() && AddressMatcher.units(rest, premise.address()).contains(unit);
        }

        String building() {
            return premise.address().line1();
        }

        /** Omits the unit unless an existing one was named, so that nobody learns of units they do not know. */
        String text() {
            return isUnitNamed() ? premise.address().street() : building();
        }
    }

    /**
     * Returns at most {@value #MAX_SUGGESTIONS} distinct addresses, closest first, as text that is matched to a premise again when
     * selected.
     */
    public static List<String> find(String sentence, Function<Collection<String>, List<Premise>> inBuckets) {
        for (List<String> typed : AddressMatcher.candidates(sentence)) {
            List<SimilarPremise> found = inBuckets.apply(buckets(typed)).stream()
                    .flatMap(premise -> compare(premise, typed).stream())
                    .sorted(Comparator.comparingInt(SimilarPremise::slips).thenComparing(near -> !near.isUnitNamed())
                            .thenComparing(SimilarPremise::text))
                    .toList();
            if (!found.isEmpty()) {
                Set<String> named = found.stream().filter(SimilarPremise::isUnitNamed).map(SimilarPremise::building)
                        .collect(Collectors.toSet());
                return texts(found.stream().filter(near -> near.isUnitNamed() || !named.contains(near.building())).toList());
            }
        }
        return List.of();
    }

    /** Appends the ZIP code to a street line that exists in more than one. */
    private static List<String> texts(List<SimilarPremise> found) {
        Map<String, Set<String>> zips = found.stream().collect(Collectors.groupingBy(SimilarPremise::text, LinkedHashMap::new,
                Collectors.mapping(near -> near.premise().address().zip().value(), Collectors.toCollection(LinkedHashSet::new))));
        return zips.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(zip -> each.getValue().size() == 1 ? each.getKey() : each.getKey() + ", " + zip))
                .limit(MAX_SUGGESTIONS).toList();
    }

    /** Returns the bucket keys for this house number and every first two letters that may have been meant. */
    static Set<String> buckets(List<String> typed) {
        List<String> words = AddressNormalizer.withoutDirection(typed);
        String name = cut(String.join("", words.subList(1, words.size())));
        var beginnings = new LinkedHashSet<String>();
        if (name.length() >= MIN_NAME_LENGTH - 1) {
            char first = name.charAt(0);
            char second = name.charAt(1);
            beginnings.add("" + first + second);
            beginnings.add("" + second + first);
            if (name.length() > 2) {
                beginnings.add("" + second + name.charAt(2));
                beginnings.add("" + first + name.charAt(2));
            }
            LETTERS.chars().forEach(letter -> {
                beginnings.add("" + (char) letter + second);
                beginnings.add("" + (char) letter + first);
                beginnings.add("" + first + (char) letter);
            });
        }
        return beginnings.stream().map(each -> words.getFirst() + "|" + each).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<SimilarPremise> compare(Premise premise, List<String> typed) {
        List<String> street = AddressNormalizer.parts(premise.address()).street();
        boolean otherDirection = AddressNormalizer.hasDirection(street) && AddressNormalizer.hasDirection(typed)
                && !street.get(1).equals(typed.get(1));
        List<String> wanted = AddressNormalizer.withoutDirection(street);
        List<String> words = AddressNormalizer.withoutDirection(typed);
        if (wanted.size() < 2 || words.size() < 2 || !wanted.getFirst().equals(words.getFirst())) {
            return Optional.empty();
        }
        boolean hasKind = wanted.size() > 2 && StreetWords.isKindOfStreet(wanted.getLast());
        List<String> nameWords = wanted.subList(1, hasKind ? wanted.size() - 1 : wanted.size());
        String name = inFull(nameWords);
        SimilarPremise best = null;
        for (int n = Math.max(1, nameWords.size() - 1); n <= nameWords.size() + 1 && n < words.size(); n++) {
            String said = inFull(words.subList(1, n + 1));
            int maxSlips = Math.min(name.length(), said.length()) < MIN_NAME_LENGTH ? 0
                    : Math.max(name.length(), said.length()) < LONG_NAME_LENGTH ? 1 : 2;
            int slips = EditDistance.between(said, name, maxSlips);
            if (slips <= maxSlips) {
                List<String> rest = words.subList(n + 1, words.size());
                boolean otherKind = hasKind && !rest.isEmpty() && StreetWords.isKindOfStreet(rest.getFirst())
                        && !rest.getFirst().equals(wanted.getLast());
                int all = slips + (otherKind ? 1 : 0) + (otherDirection ? 1 : 0);
                best = best == null || all < best.slips() ? new SimilarPremise(premise, all, rest) : best;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Expands abbreviations: one edit in "valley" is not one in "vly". */
    private static String inFull(List<String> words) {
        return cut(words.stream().map(StreetWords::lengthen).collect(Collectors.joining()));
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH));
    }
}
