package org.curbstop.flows;

import java.time.Instant;
import java.util.Locale;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;

/** Outages in the town of the conversation scripts: a street for each state, and a changed ETR on all others. */
final class MillbrookOutages {

    private MillbrookOutages() {}

    static ActionOutcome status(String place, Instant later) {
        ActionOutcome outcome = switch (street(place)) {
            case "birch" -> ActionOutcome.of("nothing-known");
            case "cedar" -> ActionOutcome.of("one-household");
            case "dogwood" -> ActionOutcome.of("suspected").with("households", SlotValue.of(3));
            case "elm" -> expected("expected-between", later).with("earliest", SlotValue.of(later.plusSeconds(3600)));
            case "foundry" -> ActionOutcome.of("overdue");
            case "hawthorn" -> ActionOutcome.of("unreported");
            case "ivy" -> ActionOutcome.of("meter-back").with("back", SlotValue.of(later));
            default -> expected("expected", later);
        };
        return outcome.with("service", SlotValue.of("ELECTRIC"));
    }

    private static ActionOutcome expected(String outcome, Instant later) {
        return ActionOutcome.of(outcome).with("crew", SlotValue.of("ON_THE_WAY")).with("back", SlotValue.of(later.plusSeconds(7200)))
                .with("moved", SlotValue.of(1)).with("said", SlotValue.of(later.minusSeconds(3600)))
                .with("source", SlotValue.of("DISPATCH"));
    }

    /** Finds one intersection and the library. */
    static ActionOutcome area(String place) {
        String said = place.toLowerCase(Locale.ROOT);
        return said.matches(".*\\b(?:box|rr|apartado)\\b.*") ? ActionOutcome.of("street-wanted")
                : said.matches(".*alder.*\\b(?:3|3rd)\\b.*") ? ActionOutcome.of("area").with("place", SlotValue.of("Alder St & 3rd Ave"))
                : said.matches(".*(?:library|biblioteca).*") ? ActionOutcome.of("area")
                        .with("place", SlotValue.of("Millbrook Public Library"))
                : ActionOutcome.of("none");
    }

    static ActionOutcome reported(String place, Instant later) {
        if (place.contains("&") || place.contains("Library")) {
            return ActionOutcome.of("area").with("area", SlotValue.of(place));
        }
        return switch (street(place)) {
            case "dogwood" -> ActionOutcome.of("joined").with("others", SlotValue.of(3));
            case "elm" -> ActionOutcome.of("joined-between").with("earliest", SlotValue.of(later.plusSeconds(3600)))
                    .with("back", SlotValue.of(later.plusSeconds(7200)));
            case "foundry" -> ActionOutcome.of("joined-overdue");
            case "mill" -> ActionOutcome.of("joined-known");
            default -> ActionOutcome.of("first");
        };
    }

    private static String street(String place) {
        String[] words = place.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        return words.length > 1 ? words[1] : "";
    }
}
