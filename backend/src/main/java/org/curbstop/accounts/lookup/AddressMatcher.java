package org.curbstop.accounts.lookup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.PremiseMatch;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.language.StreetWords;

/**
 * Finds the premise that a sentence names: "I am at 3 Cedar Ct Apt 2, Millbrook, OR 97999". House numbers are tried from left to right;
 * words after the street are only searched for a unit and a ZIP code.
 */
public final class AddressMatcher {

    private static final int MAX_LENGTH = 300;
    private static final int MAX_NUMBERS = 4;
    private static final int MAX_WORDS = 14;
    private static final Pattern POST_OFFICE_BOX =
            Pattern.compile("(?:^| )" + LanguageFolder.alternatives("addresses.properties", "post-office-box") + "(?: no| num| #)? ?\\d");
    private static final Pattern RURAL_ROUTE = Pattern.compile("(?:^|(?<!\\d) )(" + LanguageFolder.alternatives("addresses.properties",
            "rural-route")
            + ")(?: no| num| #)? ?(\\d{1,4})(?: (?:box|bx|caja|buzon)(?: no| num| #)? ?(\\d{1,6}[a-z]?))?(?: |$)");
    private static final Pattern DIGITS_AND_LETTER = Pattern.compile("\\d+[a-z]|[a-z]\\d+");
    private static final Pattern ZIP = Pattern.compile("\\d{5}");

    private AddressMatcher() {}

    /** A premise that may be meant, and the words after its street. */
    private record AddressCandidate(Premise premise, boolean complete, List<String> rest) {

        boolean isInZip() {
            List<String> zips = rest.stream().filter(word -> ZIP.matcher(word).matches()).toList();
            return zips.isEmpty() || zips.contains(premise.address().zip().value());
        }

        String unit() {
            return AddressNormalizer.parts(premise.address()).unit();
        }
    }

    /** Returns whether the text names a post office box or rural route, whose location is unknown. */
    public static boolean isPostOfficeBox(String sentence) {
        String words = String.join(" ", AddressNormalizer.words(truncated(sentence)));
        return POST_OFFICE_BOX.matcher(words).find() || RURAL_ROUTE.matcher(words).find();
    }

    /** Returns the key of a rural route address such as "RR 2 Box 152", in any spelling. */
    public static Optional<String> ruralRouteKey(String sentence) {
        var route = RURAL_ROUTE.matcher(String.join(" ", AddressNormalizer.words(truncated(sentence))));
        return route.find() && route.group(3) != null
                ? Optional.of((route.group(1).startsWith("h") ? "hc " : "rr ") + route.group(2) + " box " + route.group(3))
                : Optional.empty();
    }

    static String truncated(String sentence) {
        return sentence.substring(0, Math.min(sentence.length(), MAX_LENGTH));
    }

    public static Optional<PremiseMatch> match(String sentence, Function<String, List<Premise>> numbered) {
        for (List<String> typed : candidates(sentence)) {
            List<AddressCandidate> all = numbered.apply(String.join(" ", typed)).stream()
                    .flatMap(premise -> candidate(premise, typed).stream()).filter(AddressCandidate::isInZip).toList();
            List<AddressCandidate> complete = all.stream().filter(AddressCandidate::complete).toList();
            Optional<PremiseMatch> one = chosen(complete.isEmpty() ? all : complete);
            if (one.isPresent()) {
                return one;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the words from each house number on, as far as an address can extend. Numbers of units and post office boxes and ends of
     * ranges are not house numbers.
     */
    static List<List<String>> candidates(String sentence) {
        List<String> words = AddressNormalizer.words(truncated(sentence));
        var found = new ArrayList<List<String>>();
        for (int i = 0; i + 1 < words.size() && found.size() < MAX_NUMBERS; i++) {
            boolean ofSomethingElse = i > 0 && (AddressNormalizer.isUnitWord(words.get(i - 1)) || words.get(i - 1).equals("box")
                    || AreaFinder.endsRange(truncated(sentence), words.get(i)));
            if (Character.isDigit(words.get(i).charAt(0)) && !ofSomethingElse) {
                found.add(words.subList(i, Math.min(words.size(), i + MAX_WORDS)));
            }
        }
        return found;
    }

    private static Optional<AddressCandidate> candidate(Premise premise, List<String> typed) {
        List<String> street = AddressNormalizer.parts(premise.address()).street();
        boolean bothSay = AddressNormalizer.hasDirection(street) && AddressNormalizer.hasDirection(typed);
        List<String> wanted = bothSay ? street : AddressNormalizer.withoutDirection(street);
        List<String> words = bothSay ? typed : AddressNormalizer.withoutDirection(typed);
        if (startsWith(words, wanted)) {
            return Optional.of(new AddressCandidate(premise, true, words.subList(wanted.size(), words.size())));
        }
        // "3 Cedar" matches without the street type; "3 Cedar St" does not match 3 Cedar Ct.
        List<String> bare = wanted.subList(0, wanted.size() - 1);
        boolean leftOut = bare.size() > 1 && StreetWords.isKindOfStreet(wanted.getLast()) && startsWith(words, bare)
                && (words.size() == bare.size() || !StreetWords.isKindOfStreet(words.get(bare.size())));
        return leftOut ? Optional.of(new AddressCandidate(premise, false, words.subList(bare.size(), words.size()))) : Optional.empty();
    }

    private static boolean startsWith(List<String> words, List<String> beginning) {
        return words.size() >= beginning.size() && words.subList(0, beginning.size()).equals(beginning);
    }

    /** Chooses the premise. The unit matters only where there are several. */
    private static Optional<PremiseMatch> chosen(List<AddressCandidate> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Set<String> units = units(found.getFirst().rest(), found.getFirst().premise().address());
        List<AddressCandidate> named = found.stream().filter(each -> units.contains(each.unit())).toList();
        List<AddressCandidate> undivided = found.stream().filter(each -> each.unit().isEmpty()).toList();
        List<AddressCandidate> best = named.isEmpty() ? undivided : named;
        if (best.size() == 1) {
            return Optional.of(new PremiseMatch(best.getFirst().premise(), false));
        }
        boolean oneBuilding = found.stream().map(each -> building(each.premise())).distinct().count() == 1;
        return best.isEmpty() && oneBuilding ? Optional.of(new PremiseMatch(found.getFirst().premise(), true)) : Optional.empty();
    }

    private static String building(Premise premise) {
        return String.join(" ", AddressNormalizer.parts(premise.address()).street()) + "|" + premise.address().zip().value();
    }

    /**
     * Extracts the unit: "apt 4 b", "# 4b", or the word right after the street if it is like "4b", or if nothing but the town comes next:
     * "a tree fell" names no unit.
     */
    static Set<String> units(List<String> rest, Address address) {
        var units = new HashSet<String>();
        rest.stream().limit(1).filter(word -> DIGITS_AND_LETTER.matcher(word).matches()).forEach(units::add); // "4b no power"
        int marker = -1;
        for (int i = 0; i < rest.size() && marker < 0; i++) {
            marker = AddressNormalizer.isUnitWord(rest.get(i)) ? i : -1;
        }
        int at = marker + 1;
        while (at < rest.size() && AddressNormalizer.isUnitWord(rest.get(at))) {
            at++;
        }
        boolean named = at > 0;
        if (at < rest.size() && (named || isTownNext(rest, at + 1, address))) {
            units.add(rest.get(at));
        }
        if (at + 1 < rest.size() && (named || isTownNext(rest, at + 2, address))) {
            units.add(rest.get(at) + rest.get(at + 1));
        }
        return units;
    }

    /** Returns whether the address ends here or goes on with its city, state or ZIP code. */
    private static boolean isTownNext(List<String> rest, int at, Address address) {
        List<String> next = rest.subList(at, rest.size());
        return next.isEmpty() || ZIP.matcher(next.getFirst()).matches() || startsWith(next, AddressNormalizer.words(address.city()))
                || startsWith(next, AddressNormalizer.words(address.state()));
    }
}
