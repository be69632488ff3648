package org.curbstop.accounts.lookup;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.curbstop.accounts.Address;
import org.curbstop.common.PostalCode;

/**
 * Brings spellings of one address to one key. Abbreviations are those of USPS Publication 28, appendices B, C1 and C2, as far as they occur
 * in cities; an unknown word stays as it is.
 */
public final class AddressNormalizer {

    private static final Map<String, String> SHORT = abbreviations();
    private static final Set<String> UNIT_WORDS =
            Set.of("apt", "apartment", "unit", "ste", "suite", "spc", "space", "lot", "rm", "room", "trlr", "trailer", "no", "num");
    private static final Set<String> DIRECTIONS = Set.of("n", "s", "e", "w", "ne", "nw", "se", "sw");
    private static final Pattern LEFT_OUT = Pattern.compile("[\\p{M}.'’]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9#/]+");
    private static final int LETTERS_OF_STREET = 2;

    private AddressNormalizer() {}

    public static String key(String line1, String unit, PostalCode zip) {
        AddressParts parts = parts(line1 + (unit.isBlank() ? "" : " # " + unit));
        return String.join(" ", parts.street()) + "|" + parts.unit() + "|" + zip.value();
    }

    /**
     * Equality key under which addresses with this house number and this beginning of a street are kept together, so that a
     * suggestion is a look-up and never a scan; empty while too little is typed (a house number and two letters of the street).
     */
    public static String bucket(String typed) {
        List<String> street = withoutDirection(parts(typed).street());
        if (street.size() < 2 || !Character.isDigit(street.getFirst().charAt(0))) {
            return "";
        }
        String name = String.join("", street.subList(1, street.size()));
        return name.length() < LETTERS_OF_STREET ? "" : street.getFirst() + "|" + name.substring(0, LETTERS_OF_STREET);
    }

    /** Whether an address may be what somebody is typing: all words but the last are there, the last one has begun. */
    public static boolean matchesPrefix(String typed, Address address) {
        AddressParts wanted = parts(typed);
        AddressParts stored = parts(address);
        List<String> words = withoutDirection(wanted.street());
        List<String> full = withoutDirection(stored.street());
        if (words.isEmpty() || words.size() > full.size() || !stored.unit().startsWith(wanted.unit())) {
            return false;
        }
        int last = words.size() - 1;
        return full.subList(0, last).equals(words.subList(0, last)) && isPrefixOf(words.get(last), full.get(last));
    }

    private static boolean isPrefixOf(String typed, String full) {
        return full.startsWith(typed)
                || SHORT.entrySet().stream().anyMatch(e -> e.getValue().equals(full) && e.getKey().startsWith(typed));
    }

    record AddressParts(List<String> street, String unit) {}

    /** The words of a line without case, accents and punctuation, each in its short form; {@code #} is a word. */
    static List<String> words(String line) {
        String bare = Normalizer.normalize(line.replace("½", " 1/2"), Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String plain = BETWEEN_WORDS.matcher(LEFT_OUT.matcher(bare).replaceAll("").replace("#", " # ")).replaceAll(" ").strip();
        return plain.isEmpty() ? List.of() : Arrays.stream(plain.split(" ")).map(word -> SHORT.getOrDefault(word, word)).toList();
    }

    static boolean isUnitWord(String word) {
        return word.equals("#") || UNIT_WORDS.contains(word);
    }

    /** A word such as st or ln, in its short form. */
    static boolean isStreetWord(String word) {
        return SHORT.containsValue(word) && !DIRECTIONS.contains(word);
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
        return street.size() >= 3 && DIRECTIONS.contains(street.get(1));
    }

    static List<String> withoutDirection(List<String> street) {
        if (!hasDirection(street)) {
            return street;
        }
        var shorter = new ArrayList<>(street);
        shorter.remove(1);
        return shorter;
    }

    private static Map<String, String> abbreviations() {
        String table = """
                aly alley ally; ave avenue av aven avenu; blvd boulevard boul blv; cir circle circ crcl; ct court crt; cres crescent;
                cv cove; dr drive drv driv; expy expressway; ext extension; fwy freeway; gdns gardens; grn green; grv grove; hbr harbor;
                hts heights; hwy highway highwy; hl hill; holw hollow; is island; jct junction; lk lake; ln lane; lndg landing; lp loop;
                mdw meadow meadows; ml mill; mt mount; mtn mountain; orch orchard; pkwy parkway pky pkway; pl place; plz plaza; pt point;
                rd road; rdg ridge; riv river; sq square; st street str strt saint; ter terrace terr; trl trail trls; tpke turnpike;
                vly valley; vw view; vlg village; wy way; xing crossing;
                n north; s south; e east; w west; ne northeast; nw northwest; se southeast; sw southwest;
                1st first; 2nd second; 3rd third; 4th fourth; 5th fifth; 6th sixth; 7th seventh; 8th eighth; 9th ninth; 10th tenth""";
        return List.of(table.split(";")).stream()
                .map(entry -> entry.strip().split("\\s+"))
                .flatMap(words -> List.of(words).subList(1, words.length).stream().map(word -> Map.entry(word, words[0])))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
