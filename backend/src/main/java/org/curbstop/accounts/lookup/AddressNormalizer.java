package org.curbstop.accounts.lookup;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.curbstop.accounts.Address;
import org.curbstop.common.PostalCode;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.language.StreetWords;

/** Normalizes spellings of an address to one key. Unknown words are kept as they are. */
public final class AddressNormalizer {

    private static final Set<String> UNIT_WORDS =
            Set.of("apt", "apartment", "unit", "ste", "suite", "spc", "space", "lot", "rm", "room", "trlr", "trailer", "no", "num");
    private static final Pattern HALF = Pattern.compile(
            "(\\d)(?:½|[\\s-]++1/2|\\s++" + LanguageFolder.alternatives("addresses.properties", "half") + "\\b)");
    private static final Pattern LEFT_OUT = Pattern.compile("[\\p{M}.'’]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9#/]+");
    private static final int LETTERS_OF_STREET = 2;

    private AddressNormalizer() {}

    public static String key(String line1, String unit, PostalCode zip) {
        AddressParts parts = parts(line1 + (unit.isBlank() ? "" : " # " + unit));
        return String.join(" ", parts.street()) + "|" + parts.unit() + "|" + zip.value();
    }

    /**
     * Returns the key that groups addresses with the same house number and start of the street name, so that a suggestion is a lookup and
     * never a scan. Empty until a house number and two letters of the street are typed.
     */
    public static String bucket(String typed) {
        List<String> street = withoutDirection(parts(typed).street());
        if (street.size() < 2 || !Character.isDigit(street.getFirst().charAt(0))) {
            return "";
        }
        String name = String.join("", street.subList(1, street.size()));
        return name.length() < LETTERS_OF_STREET ? "" : street.getFirst() + "|" + name.substring(0, LETTERS_OF_STREET);
    }

    /** Returns whether the typed text may become this address: all words but the last are equal, and the last is a prefix. */
    public static boolean matchesPrefix(String typed, Address address) {
        AddressParts wanted = parts(typed);
        AddressParts stored = parts(address);
        List<String> words = withoutDirection(wanted.street());
        List<String> full = withoutDirection(stored.street());
        if (words.isEmpty() || words.size() > full.size() || !stored.unit().startsWith(wanted.unit())) {
            return false;
        }
        int last = words.size() - 1;
        return full.subList(0, last).equals(words.subList(0, last)) && StreetWords.begins(words.get(last), full.get(last));
    }

    record AddressParts(List<String> street, String unit) {}

    /** Returns the words of a line without case, accents and punctuation, each abbreviated; {@code #} is a word. */
    static List<String> words(String line) {
        String bare = HALF.matcher(Normalizer.normalize(line, Normalizer.Form.NFD).toLowerCase(Locale.ROOT)).replaceAll("$1 1/2");
        String plain = BETWEEN_WORDS.matcher(LEFT_OUT.matcher(bare).replaceAll("").replace("#", " # ")).replaceAll(" ").strip();
        return plain.isEmpty() ? List.of() : StreetWords.shorten(List.of(plain.split(" ")));
    }

    static boolean isUnitWord(String word) {
        return word.equals("#") || UNIT_WORDS.contains(word);
    }

    static AddressParts parts(Address address) {
        return parts(address.line1() + address.unit().map(u -> " # " + u).orElse(""));
    }

    private static AddressParts parts(String line) {
        var street = new ArrayList<String>();
        var unit = new StringBuilder();
        boolean inUnit = false;
        for (String word : words(line)) {
            if (word.equals("#") || (street.size() > 1 && UNIT_WORDS.contains(word))) {
                inUnit = true;
            } else if (inUnit) {
                unit.append(word);
            } else {
                street.add(word);
            }
        }
        return new AddressParts(street, unit.toString());
    }

    static boolean hasDirection(List<String> street) {
        return street.size() >= 3 && StreetWords.isDirection(street.get(1));
    }

    static List<String> withoutDirection(List<String> street) {
        if (!hasDirection(street)) {
            return street;
        }
        var shorter = new ArrayList<>(street);
        shorter.remove(1);
        return shorter;
    }
}
