package org.curbstop.accounts.lookup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.language.StreetWords;

/** Keys that the premises of one street have in common. */
public final class StreetKeys {

    private StreetKeys() {}

    /**
     * Returns the street with and without direction and type: "ne alder st", "alder st", "ne alder", "alder". For "RR 2 Box 152", returns
     * the whole line.
     */
    static List<String> of(Address address) {
        List<String> line = AddressNormalizer.parts(address).street();
        if (!isNumbered(line)) {
            return line.isEmpty() ? List.of() : List.of(AddressMatcher.ruralRouteKey(address.line1()).orElse(String.join(" ", line)));
        }
        List<String> street = withoutNumber(line);
        Set<String> keys = new LinkedHashSet<>();
        for (List<String> each : List.of(street, withoutDirection(street))) {
            keys.add(String.join(" ", each));
            if (each.size() > 1 && StreetWords.isKindOfStreet(each.getLast())) {
                keys.add(String.join(" ", each.subList(0, each.size() - 1)));
            }
        }
        return List.copyOf(keys);
    }

    /** Returns the words of the street, including the direction. */
    static List<String> street(Premise premise) {
        return withoutNumber(AddressNormalizer.parts(premise.address()).street());
    }

    /** Returns the house number, or 0 if the line does not start with one. */
    static int number(Premise premise) {
        String digits = AddressNormalizer.parts(premise.address()).street().getFirst().replaceFirst("\\D.*", "");
        return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }

    static boolean hasDirection(List<String> street) {
        return street.size() > 1 && StreetWords.isDirection(street.getFirst());
    }

    static List<String> withoutDirection(List<String> street) {
        return hasDirection(street) ? street.subList(1, street.size()) : street;
    }

    private static boolean isNumbered(List<String> line) {
        return line.size() > 1 && Character.isDigit(line.getFirst().charAt(0));
    }

    /** House numbers include "12", "12 1/2" and "101 103". */
    private static List<String> withoutNumber(List<String> line) {
        int from = 1;
        while (from < line.size() - 1 && line.get(from).chars().allMatch(c -> Character.isDigit(c) || c == '/')) {
            from++;
        }
        return line.subList(Math.min(from, line.size()), line.size());
    }
}
