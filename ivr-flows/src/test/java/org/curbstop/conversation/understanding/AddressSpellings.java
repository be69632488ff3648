package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Language;
import org.curbstop.common.PostalCode;

/** Sample town, and how people write and say its addresses. The same seed gives the same spellings. */
final class AddressSpellings {

    private static final PostalCode ZIP = new PostalCode("97999");
    private static final List<String> STREETS = List.of(
            "Alder St", "Birch Ave", "Cedar Ct", "Dogwood Ln", "Elm St", "Foundry Rd", "Garfield Blvd", "Hawthorne Way", "Ivy Pl",
            "Juniper Cir", "Kingston Ter", "Laurel Dr", "Old Mill Rd", "Martin Luther King Jr Blvd", "O'Brien St", "St Helens Rd",
            "McDonald Ave", "NE 82nd Ave", "SE 5th Ave", "N Main St", "S Main St", "W Burnside Rd", "1st Ave", "12th St", "23rd Pl",
            "Highway 26", "County Road 12", "Avenida de la Paz", "Camino Real", "Park Ave", "Church St", "Washington St", "Jefferson Dr",
            "Lincoln Loop", "Quarry Trl", "Riverside Pkwy", "Sunset Ln", "Tanglewood Ct", "Umatilla Ave", "Valley View Rd",
                    "Willow Creek Dr");
    private static final List<Integer> NUMBERS = List.of(7, 12, 40, 105, 123, 220, 318, 450, 999, 1200, 1525, 2301, 4017, 10450);
    private static final Map<String, List<String>> WRITTEN = Map.ofEntries(
            Map.entry("St", List.of("Street", "st.", "str")), Map.entry("Ave", List.of("Avenue", "av", "ave.")),
            Map.entry("Ct", List.of("Court", "crt")), Map.entry("Ln", List.of("Lane", "ln.")), Map.entry("Rd", List.of("Road", "rd.")),
            Map.entry("Blvd", List.of("Boulevard", "blvd.")), Map.entry("Way", List.of("way")), Map.entry("Pl", List.of("Place", "pl.")),
            Map.entry("Cir", List.of("Circle", "cir.")), Map.entry("Ter", List.of("Terrace", "terr")),
                    Map.entry("Dr", List.of("Drive", "dr.")),
            Map.entry("Loop", List.of("loop")), Map.entry("Trl", List.of("Trail")), Map.entry("Pkwy", List.of("Parkway", "pkway")));
    private static final Map<String, String> DIRECTIONS = Map.of("N", "North", "S", "South", "W", "West", "E", "East", "NE", "Northeast",
            "SE", "Southeast");
    private static final List<String> ORDINALS = List.of("1st first", "5th fifth", "12th twelfth", "23rd twenty third",
            "82nd eighty second");
    private static final List<String> DIGITS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS =
            List.of("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    /** @param first whether the words open a conversation rather than answer "Where are you?" */
    record Spelling(String rule, Language language, String said, Premise meant, boolean first) {

        @Override
        public String toString() {
            return rule + ": «" + said + "» is " + meant.address().street();
        }
    }

    private final List<Premise> premises = new ArrayList<>();
    private final Map<String, BiFunction<String, Random, String>> rules = new LinkedHashMap<>();

    AddressSpellings() {
        for (String street : STREETS) {
            NUMBERS.forEach(number -> add(number + " " + street, Optional.empty()));
        }
        add("12 1/2 Alder St", Optional.empty());
        add("318 1/2 Park Ave", Optional.empty());
        add("101-103 Church St", Optional.empty());
        add("77B Laurel Dr", Optional.empty());
        for (int unit = 1; unit <= 6; unit++) {
            add("500 Washington St", Optional.of("Apt " + unit));
            add("640 Garfield Blvd", Optional.of("Unit " + (char) ('A' + unit - 1)));
        }
        rules.put("as it is", (line, _) -> line);
        rules.put("lower case", (line, _) -> line.toLowerCase(Locale.ROOT));
        rules.put("capitals", (line, _) -> line.toUpperCase(Locale.ROOT));
        rules.put("street word", AddressSpellings::otherSuffix);
        rules.put("street word left out", (line, _) -> withoutSuffix(line));
        rules.put("direction written out", (line, _) -> directionWrittenOut(line));
        rules.put("direction with points", (line, _) -> line.replace("NE ", "N.E. ").replace("SE ", "S.E. "));
        rules.put("direction behind", (line, _) -> directionBehind(line));
        rules.put("ordinal in words", (line, _) -> ordinalInWords(line));
        rules.put("one letter", AddressSpellings::oneLetter);
        rules.put("number spoken", AddressSpellings::numberSpoken);
        rules.put("number by digits", (line, _) -> numberByDigits(line));
        rules.put("apostrophe left out", (line, _) -> line.replace("O'Brien", "OBrien").replace("McDonald", "Mc Donald"));
        rules.put("saint", (line, _) -> line.replace("St Helens", "Saint Helens"));
        rules.put("road of a county", (line, random) -> line.replace("County Road", pick(random, "Co Rd", "CR", "county rd"))
                .replace("Highway", pick(random, "Hwy", "hiway", "highway")));
        rules.put("half", (line, random) -> line.replace(" 1/2", pick(random, "½", "-1/2", " and a half")));
        rules.put("city", (line, random) -> line + pick(random, ", Millbrook", " millbrook", ", Millbrook, OR", " millbrook oregon"));
        rules.put("city and zip", (line, random) -> line
                + pick(random, ", Millbrook, OR 97999", " 97999", ", 97999", " Millbrook OR 97999-1234"));
        rules.put("unit that is not needed", (line, random) -> line + pick(random, " Apt 2", " #2", ", unit 4B", " apt. 12", " lot 9"));
        rules.put("words around", (line, random) -> pick(random, "I am at ", "my address is ", "it's ", "the house at ", "I live at ",
                "uh yes that would be ", "we're over at ", "Address: ") + line
                        + pick(random, "", ".", " please", " thanks", ", the blue house"));
    }

    private void add(String line, Optional<String> unit) {
        premises.add(Premise.at(new Address(line, unit, "Millbrook", "OR", ZIP)));
    }

    List<Premise> premises() {
        return premises;
    }

    /** Applies all rules equally often, except where a rule changes nothing. */
    List<Spelling> make(int count, long seed) {
        var random = new Random(seed);
        var spellings = new ArrayList<Spelling>();
        while (spellings.size() < count) {
            for (var rule : rules.entrySet()) {
                changed(rule.getValue(), random).ifPresent(each -> spellings.add(new Spelling(
                        rule.getKey(), Language.ENGLISH, each.getKey(), each.getValue(), false)));
            }
            var first = changed(rules.get("street word"), random).orElseThrow();
            spellings.add(new Spelling("first words", Language.ENGLISH, pick(random, "OUT %s", "%s out", "Out at %s.", "no power at %s",
                    "power out %s", "%s no lights since 6", "lights are out at %s and next door too", "my power is out, %s").formatted(
                            first.getKey()), first.getValue(), true));
            var spanish = changed(rules.get("lower case"), random).orElseThrow();
            spellings.add(new Spelling("first words", Language.SPANISH,
                    pick(random, "no hay luz en %s", "sin luz en el %s", "%s no hay luz",
                    "se fue la luz en %s").formatted(spanish.getKey()), spanish.getValue(), true));
            spellings.add(new Spelling("Spanish words", Language.SPANISH, pick(random, "vivo en %s", "estoy en %s", "es %s", "en el %s",
                    "mi dirección es %s, Millbrook").formatted(spanish.getKey()), spanish.getValue(), false));
        }
        return spellings.stream().limit(count).toList();
    }

    private Optional<Map.Entry<String, Premise>> changed(BiFunction<String, Random, String> rule, Random random) {
        for (int tries = 0; tries < 40; tries++) {
            Premise premise = premises.get(random.nextInt(premises.size()));
            String line = premise.address().line1() + premise.address().unit().map(unit -> ", " + unit).orElse("");
            String said = rule.apply(line, random);
            boolean hasUnit = premise.address().unit().isPresent();
            if ((!said.equals(line) || rule == rules.get("as it is")) && !(hasUnit && rule == rules.get("unit that is not needed"))) {
                return Optional.of(Map.entry(said, premise));
            }
        }
        return Optional.empty();
    }

    private static String otherSuffix(String line, Random random) {
        String[] words = line.split(" ");
        var others = WRITTEN.get(words[words.length - 1]);
        return others == null ? line
                : line.substring(0, line.length() - words[words.length - 1].length()) + others.get(random.nextInt(others.size()));
    }

    /** Drops the street suffix. Only for one-word names that no other street has. */
    private static String withoutSuffix(String line) {
        String[] words = line.split(" ");
        boolean has = WRITTEN.containsKey(words[words.length - 1]) && words.length == 3 && words[1].chars().allMatch(Character::isLetter);
        return has ? words[0] + " " + words[1] : line;
    }

    private static String directionWrittenOut(String line) {
        String[] words = line.split(" ");
        return DIRECTIONS.containsKey(words[1]) ? line.replace(" " + words[1] + " ", " " + DIRECTIONS.get(words[1]) + " ") : line;
    }

    private static String directionBehind(String line) {
        String[] words = line.split(" ");
        return DIRECTIONS.containsKey(words[1]) ? line.replace(" " + words[1] + " ", " ") + " " + words[1] : line;
    }

    private static String ordinalInWords(String line) {
        return ORDINALS.stream().filter(each -> line.contains(" " + each.split(" ")[0] + " "))
                .map(each -> line.replace(each.split(" ")[0], each.substring(each.indexOf(' ') + 1))).findFirst().orElse(line);
    }

    /** Misspells one letter of the first street word with five or more letters. */
    private static String oneLetter(String line, Random random) {
        String[] words = line.split(" ");
        int at = IntStream.range(1, words.length).filter(i -> words[i].length() >= 5 && words[i].chars().allMatch(Character::isLetter))
                .findFirst().orElse(-1);
        if (at < 0) {
            return line;
        }
        String word = words[at];
        int i = 1 + random.nextInt(word.length() - 2);
        words[at] = switch (random.nextInt(4)) {
            case 0 -> word.substring(0, i) + word.substring(i + 1);
            case 1 -> word.substring(0, i) + word.charAt(i) + word.substring(i);
            case 2 -> word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
            default -> word.substring(0, i) + (char) ('a' + random.nextInt(26)) + word.substring(i + 1);
        };
        return String.join(" ", words);
    }

    private static String numberSpoken(String line, Random random) {
        String number = line.split(" ")[0];
        if (!number.chars().allMatch(Character::isDigit) || number.length() > 4) {
            return line;
        }
        return spoken(Integer.parseInt(number), random) + line.substring(number.length()).toLowerCase(Locale.ROOT);
    }

    /** Returns the number in words: "one twenty three", "one hundred twenty three", "twelve hundred", "one oh five". */
    private static String spoken(int number, Random random) {
        int hundreds = number / 100;
        int rest = number % 100;
        if (hundreds == 0) {
            return below100(rest);
        }
        if (rest == 0) {
            return below100(hundreds) + " hundred";
        }
        boolean full = hundreds < 10 && random.nextBoolean();
        return below100(hundreds) + (full ? " hundred " : " ") + (rest < 10 && !full ? "oh " : "") + below100(rest);
    }

    private static String below100(int number) {
        return number < DIGITS.size() ? DIGITS.get(number)
                : TENS.get(number / 10) + (number % 10 == 0 ? "" : " " + DIGITS.get(number % 10));
    }

    private static String numberByDigits(String line) {
        String number = line.split(" ")[0];
        if (!number.chars().allMatch(Character::isDigit)) {
            return line;
        }
        return number.chars().mapToObj(digit -> DIGITS.get(digit - '0')).collect(Collectors.joining(" ")) + line.substring(number.length());
    }

    private static String pick(Random random, String... any) {
        return any[random.nextInt(any.length)];
    }
}
