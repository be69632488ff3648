package org.curbstop.accounts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the premise that a sentence names: "I am at 3 Cedar Ct Apt 2, Millbrook, OR 97999". House numbers are tried from the left; what
 * stands behind the street is looked at for a unit and a ZIP code only.
 */
final class AddressMatcher {

    private static final int LONGEST = 300;
    private static final int MOST_NUMBERS = 4;
    private static final int MOST_WORDS = 14;
    private static final Pattern POST_OFFICE_BOX =
            Pattern.compile("(?:^| )(?:p ?o ?b(?:o?x)?|post office box|apartado(?: postal)?|casilla)(?: no| num| #)? ?\\d");
    private static final Pattern ZIP = Pattern.compile("\\d{5}");

    private AddressMatcher() {}

    /** One premise, and what was typed behind its street. */
    private record Candidate(Premise premise, boolean complete, List<String> rest) {

        boolean isInZip() {
            List<String> zips = rest.stream().filter(word -> ZIP.matcher(word).matches()).toList();
            return zips.isEmpty() || zips.contains(premise.address().zip().value());
        }

        String unit() {
            return AddressKey.parts(premise.address()).unit();
        }
    }

    /** A box, of which nobody knows from here where its holder lives. */
    static boolean isPostOfficeBox(String sentence) {
        return POST_OFFICE_BOX.matcher(String.join(" ", AddressKey.words(beginning(sentence)))).find();
    }

    private static String beginning(String sentence) {
        return sentence.substring(0, Math.min(sentence.length(), LONGEST));
    }

    static Optional<PlaceNamed> match(String sentence, Function<String, List<Premise>> numbered) {
        for (List<String> typed : beginnings(sentence)) {
            List<Candidate> all = numbered.apply(String.join(" ", typed)).stream()
                    .flatMap(premise -> candidate(premise, typed).stream()).filter(Candidate::isInZip).toList();
            List<Candidate> complete = all.stream().filter(Candidate::complete).toList();
            Optional<PlaceNamed> one = chosen(complete.isEmpty() ? all : complete);
            if (one.isPresent()) {
                return one;
            }
        }
        return Optional.empty();
    }

    /** From each house number on, as far as an address can go; the number of a unit or of a post office box is none. */
    static List<List<String>> beginnings(String sentence) {
        List<String> words = AddressKey.words(beginning(sentence));
        var found = new ArrayList<List<String>>();
        for (int i = 0; i + 1 < words.size() && found.size() < MOST_NUMBERS; i++) {
            boolean ofSomethingElse = i > 0 && (AddressKey.isUnitWord(words.get(i - 1)) || words.get(i - 1).equals("box"));
            if (Character.isDigit(words.get(i).charAt(0)) && !ofSomethingElse) {
                found.add(words.subList(i, Math.min(words.size(), i + MOST_WORDS)));
            }
        }
        return found;
    }

    private static Optional<Candidate> candidate(Premise premise, List<String> typed) {
        List<String> street = AddressKey.parts(premise.address()).street();
        boolean bothSay = AddressKey.hasDirection(street) && AddressKey.hasDirection(typed);
        List<String> wanted = bothSay ? street : AddressKey.withoutDirection(street);
        List<String> words = bothSay ? typed : AddressKey.withoutDirection(typed);
        if (startsWith(words, wanted)) {
            return Optional.of(new Candidate(premise, true, words.subList(wanted.size(), words.size())));
        }
        // "3 Cedar", where the street word is left out; "3 Cedar St" is not 3 Cedar Ct.
        List<String> bare = wanted.subList(0, wanted.size() - 1);
        boolean leftOut = bare.size() > 1 && AddressKey.isStreetWord(wanted.getLast()) && startsWith(words, bare)
                && (words.size() == bare.size() || !AddressKey.isStreetWord(words.get(bare.size())));
        return leftOut ? Optional.of(new Candidate(premise, false, words.subList(bare.size(), words.size()))) : Optional.empty();
    }

    private static boolean startsWith(List<String> words, List<String> beginning) {
        return words.size() >= beginning.size() && words.subList(0, beginning.size()).equals(beginning);
    }

    /** The unit counts only where there are several. */
    private static Optional<PlaceNamed> chosen(List<Candidate> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Set<String> units = units(found.getFirst().rest());
        List<Candidate> named = found.stream().filter(each -> units.contains(each.unit())).toList();
        List<Candidate> undivided = found.stream().filter(each -> each.unit().isEmpty()).toList();
        List<Candidate> best = named.isEmpty() ? undivided : named;
        if (best.size() == 1) {
            return Optional.of(new PlaceNamed(best.getFirst().premise(), false));
        }
        boolean oneBuilding = found.stream().map(each -> building(each.premise())).distinct().count() == 1;
        return best.isEmpty() && oneBuilding ? Optional.of(new PlaceNamed(found.getFirst().premise(), true)) : Optional.empty();
    }

    private static String building(Premise premise) {
        return String.join(" ", AddressKey.parts(premise.address()).street()) + "|" + premise.address().zip().value();
    }

    /** "apt 4 b", "# 4b", or the word right behind the street. */
    static Set<String> units(List<String> rest) {
        var units = new HashSet<String>();
        int marker = -1;
        for (int i = 0; i < rest.size() && marker < 0; i++) {
            marker = AddressKey.isUnitWord(rest.get(i)) ? i : -1;
        }
        int at = marker + 1;
        while (at < rest.size() && AddressKey.isUnitWord(rest.get(at))) {
            at++;
        }
        if (at < rest.size()) {
            units.add(rest.get(at));
        }
        if (at + 1 < rest.size()) {
            units.add(rest.get(at) + rest.get(at + 1));
        }
        return units;
    }
}
