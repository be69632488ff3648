package org.curbstop.flows.orders;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.accounts.Address;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PostalCode;
import org.curbstop.common.language.LanguageFolder;

/** Parses a mailing address, with or without commas: "5 Oak St, Portland, OR 97205". */
final class ForwardingAddressParser {

    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("alabama", "AL"), Map.entry("alaska", "AK"), Map.entry("arizona", "AZ"), Map.entry("arkansas", "AR"),
            Map.entry("california", "CA"),
            Map.entry("colorado", "CO"), Map.entry("connecticut", "CT"), Map.entry("delaware", "DE"), Map.entry("florida", "FL"),
            Map.entry("georgia", "GA"),
            Map.entry("hawaii", "HI"), Map.entry("idaho", "ID"), Map.entry("illinois", "IL"), Map.entry("indiana", "IN"),
            Map.entry("iowa", "IA"),
            Map.entry("kansas", "KS"), Map.entry("kentucky", "KY"), Map.entry("louisiana", "LA"), Map.entry("maine", "ME"),
            Map.entry("maryland", "MD"),
            Map.entry("massachusetts", "MA"), Map.entry("michigan", "MI"), Map.entry("minnesota", "MN"), Map.entry("mississippi", "MS"),
            Map.entry("missouri", "MO"),
            Map.entry("montana", "MT"), Map.entry("nebraska", "NE"), Map.entry("nevada", "NV"), Map.entry("new hampshire", "NH"),
            Map.entry("new jersey", "NJ"),
            Map.entry("new mexico", "NM"), Map.entry("new york", "NY"), Map.entry("north carolina", "NC"), Map.entry("north dakota", "ND"),
            Map.entry("ohio", "OH"),
            Map.entry("oklahoma", "OK"), Map.entry("oregon", "OR"), Map.entry("pennsylvania", "PA"), Map.entry("rhode island", "RI"),
            Map.entry("south carolina", "SC"),
            Map.entry("south dakota", "SD"), Map.entry("tennessee", "TN"), Map.entry("texas", "TX"), Map.entry("utah", "UT"),
            Map.entry("vermont", "VT"),
            Map.entry("virginia", "VA"), Map.entry("washington", "WA"), Map.entry("west virginia", "WV"), Map.entry("wisconsin", "WI"),
            Map.entry("wyoming", "WY"),
            Map.entry("puerto rico", "PR"));
    private static final Pattern ADDRESS_PATTERN = Pattern.compile("(?i)^(.+?)[,\\s]+("
            + String.join("|", STATES.keySet().stream().sorted(java.util.Comparator.comparing(String::length).reversed()).toList())
            + "|[a-z]{2})\\.?[,\\s]+(\\d{5})(?:-?\\d{4})?$");

    private static final String STREET_KINDS = LanguageFolder.alternatives("addresses.properties", "kind-of-street");
    private static final String NUMBERED_ROADS = LanguageFolder.alternatives("addresses.properties", "numbered-road");
    private static final String UNITS = "apartment|apt|unit|suite|ste|space|spc|room|rm|lot|building|bldg|floor|fl";
    /**
     * A street in words without a comma: a post office box, a numbered road, or number, name and kind of street, and what may follow: a
     * direction, the number or letter of a road or unit, and a unit with its kind.
     */
    private static final Pattern STREET = Pattern.compile("(?i)(?:(?:p\\.? ?o\\.? ?box|post office box) \\S+"
            + "|\\S+ (?:" + NUMBERED_ROADS + ")\\.? \\d+[a-z]?(?= )"
            + "|\\S+(?: \\S+)+? (?:" + STREET_KINDS + ")\\.?(?: (?!st |saint )(?:" + STREET_KINDS + ")\\.?(?= ))*)"
            + "(?: (?:[nsew]|[ns][ew]|(?:north|south)(?:east|west))\\.?(?= ))?"
            + "(?: (?:\\d+[a-z]?|[a-z])(?= )(?! (?:floor|fl)\\b)){0,2}"
            + "(?: (?:(?:" + UNITS + ")\\.? \\S+|(?:no|number)\\.? \\d\\S*|#\\s*\\S+|\\S+ (?:floor|fl)\\.?)(?= ))*(?= )");

    private ForwardingAddressParser() {}

    static Optional<Address> parse(String words) {
        var end = ADDRESS_PATTERN.matcher(words.strip());
        if (!end.matches()) {
            return Optional.empty();
        }
        var front = end.group(1).strip().replaceAll("\\s+", " ");
        int cut = front.contains(",") ? front.lastIndexOf(',') : endOfStreet(front);
        var state = STATES.getOrDefault(end.group(2).toLowerCase(Locale.ROOT), end.group(2).toUpperCase(Locale.ROOT));
        try {
            return cut < 0 ? Optional.empty()
                    : Optional.of(new Address(front.substring(0, cut), front.substring(cut + 1), state, new PostalCode(end.group(3))));
        } catch (InvalidValueException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Returns the end of the street where no comma says it, as in speech. City names may have several words: Klamath Falls, St Helens. */
    private static int endOfStreet(String front) {
        var street = STREET.matcher(front);
        int end = street.lookingAt() ? street.end() : front.lastIndexOf(' ');
        return end >= 0 && front.substring(end).chars().anyMatch(Character::isDigit) ? front.lastIndexOf(' ') : end; // no city has digits
    }
}
