package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PostalCode;
import org.curbstop.common.PremiseId;

/** Sample town on a grid, and how people say its intersections and blocks. The same seed gives the same spellings. */
final class AreaSpellings {

    private static final PostalCode ZIP = new PostalCode("97999");
    private static final double SOUTH = 44.05;
    private static final double WEST = -121.32;
    /** Degrees between neighboring streets and avenues, about 200 m. */
    private static final double STEP = 0.0018;
    private static final double LOT = 0.00028;
    /** From west to east, each along one latitude. */
    private static final List<String> STREETS = List.of("Alder St", "Birch St", "Cedar Ct", "Dogwood Ln", "Foundry Rd", "Old Mill Rd",
            "O'Brien St", "St Helens Rd", "Martin Luther King Jr Blvd", "Valley View Rd");
    /** From south to north, each along one longitude. */
    private static final List<String> AVENUES = List.of("1st Ave", "2nd Ave", "3rd Ave", "NE 82nd Ave", "Washington Ave", "Highway 26",
            "Park Ave", "12th Ave", "23rd Ave", "Umatilla Ave");

    /** @param place expected result, such as "Alder St & 3rd Ave" or "200-299 Alder St"; empty if nothing in the town is meant */
    record Spelling(Language language, String said, boolean first, String place) {}

    private final List<Premise> premises = new ArrayList<>();

    AreaSpellings() {
        for (int row = 0; row < STREETS.size(); row++) {
            for (int block = 1; block <= AVENUES.size(); block++) {
                for (int lot = 0; lot < 4; lot++) {
                    // The first house of a block is at the avenue.
                    add(block * 100 + 4 * lot + 2, STREETS.get(row), SOUTH + row * STEP + 0.0002,
                            WEST + (block - 1) * STEP + (lot + 1) * LOT);
                }
            }
        }
        for (int column = 0; column < AVENUES.size(); column++) {
            for (int block = 1; block <= STREETS.size(); block++) {
                for (int lot = 0; lot < 4; lot++) {
                    add(block * 100 + 4 * lot + 1, AVENUES.get(column), SOUTH + (block - 1) * STEP + (lot + 1) * LOT,
                            WEST + column * STEP + 0.0002);
                }
            }
        }
    }

    private void add(int number, String street, double latitude, double longitude) {
        premises.add(new Premise(PremiseId.create(), 0, new Address(number + " " + street, "Millbrook", "OR", ZIP), Optional.of("North"),
                Optional.empty(), Optional.of(new GeoPoint(latitude, longitude))));
    }

    List<Premise> premises() {
        return premises;
    }

    List<Spelling> make(int count, long seed) {
        var random = new Random(seed);
        var spellings = new ArrayList<Spelling>();
        while (spellings.size() < count) {
            spellings.add(random.nextInt(3) == 0 ? block(random) : intersection(random));
        }
        return spellings;
    }

    private static Spelling intersection(Random random) {
        String street = STREETS.get(random.nextInt(STREETS.size()));
        String avenue = AVENUES.get(random.nextInt(AVENUES.size()));
        boolean turned = random.nextBoolean();
        String one = turned ? avenue : street;
        String other = turned ? street : avenue;
        boolean spanish = random.nextInt(3) == 0;
        boolean first = random.nextInt(4) == 0;
        String form = first ? pick(random, "OUT corner of %s and %s", "no power at the corner of %s and %s", "OUT %s & %s", "OUT %s and %s")
                : spanish ? pick(random, "esquina de %s con %s", "estoy en la esquina de %s y %s", "en %s con la %s", "%s y %s",
                "cruce de %s y %s",
                        "enfrente de %s y %s")
                : pick(random, "%s and %s", "corner of %s and %s", "the intersection of %s and %s", "%s & %s", "%s at %s", "%s/%s",
                        "I'm at %s and %s", "I am by %s and %s", "across from %s and %s", "%s and %s since 6", "near %s & %s, Millbrook",
                        "uh it is %s and the %s thanks");
        // In the first utterance, a street is recognized by its suffix.
        String said = form.formatted(first ? one : spoken(one, spanish, random), first ? other : spoken(other, spanish, random));
        return new Spelling(spanish && !first ? Language.SPANISH : Language.ENGLISH, random.nextBoolean()
                ? said.toLowerCase(java.util.Locale.ROOT) : said,
                first, one + " & " + other);
    }

    private static String spoken(String street, boolean spanish, Random random) {
        String without = street.replaceFirst(" (?:St|Ave|Rd|Ct|Ln|Blvd)$", "");
        return switch (random.nextInt(5)) {
            case 0 -> street;
            case 1 -> street.replaceFirst("St$", "Street").replaceFirst("Ave$", "Avenue").replaceFirst("Rd$", "Road");
            case 2 -> without.replaceFirst("^1st", "First").replaceFirst("^3rd", "Third").replaceFirst("^12th", "Twelfth")
                    .replace("Highway", "Hwy");
            case 3 -> spanish ? without.replaceFirst("^(\\d+)(?:st|nd|rd|th)$", "$1") : without;
            default -> without;
        };
    }

    private static Spelling block(Random random) {
        boolean onStreet = random.nextBoolean();
        String street = onStreet ? STREETS.get(random.nextInt(STREETS.size())) : AVENUES.get(random.nextInt(AVENUES.size()));
        int from = (1 + random.nextInt(10)) * 100;
        int to = from + 14;
        boolean spanish = random.nextInt(3) == 0;
        if (random.nextBoolean()) {
            return new Spelling(Language.ENGLISH, pick(random, "%d-%d %s", "%d to %d %s", "I am at %d-%d %s", "the houses %d through %d %s",
                    "OUT %d-%d %s").formatted(from, to, street), false, from + "-" + to + " " + street);
        }
        String form = spanish ? pick(random, "la cuadra %d de %s", "cuadra %d de la %s")
                : pick(random, "%d block of %s", "the %d block of %s", "I'm on the %d block of %s", "%d blk %s",
                "the whole %d block of %s is dark");
        return new Spelling(spanish ? Language.SPANISH : Language.ENGLISH, form.formatted(from, spoken(street, false, random)), false,
                from + "-" + (from + 99) + " " + street);
    }

    private static String pick(Random random, String... any) {
        return any[random.nextInt(any.length)];
    }
}
