package org.curbstop.utility;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;

/**
 * The utility's phone numbers.
 *
 * @param office main line: self-service, and staff in office hours
 * @param staff number to which callers are transferred in office hours; never one of this system's lines, or the call would loop
 * @param emergency line that is staffed day and night
 * @param hazards numbers for hazards if not {@code emergency}: {@code GAS} may be the gas company's
 * @param textLine number for texts such as OUT and PAY; if empty, the office line accepts texts
 */
public record PhoneLines(
        PhoneNumber office, PhoneNumber staff, PhoneNumber emergency, Map<Hazard, PhoneNumber> hazards, Optional<PhoneNumber> textLine) {

    public PhoneLines {
        hazards = Map.copyOf(hazards);
    }

    /** Hazards whose emergency number is given before any question. */
    public enum Hazard {
        GAS, DOWNED_LINE, SEWER_BACKUP, WATER_MAIN, MEDICAL, CARBON_MONOXIDE(GAS), FIRE(DOWNED_LINE), SHOCK(DOWNED_LINE),
        WATER_QUALITY(WATER_MAIN);

        /** Hazard whose number is used if this one has none of its own. */
        private final Optional<Hazard> like;

        Hazard() {
            like = Optional.empty();
        }

        Hazard(Hazard like) {
            this.like = Optional.of(like);
        }
    }

    public PhoneNumber forHazard(Hazard hazard) {
        return Optional.ofNullable(hazards.get(hazard)).or(() -> hazard.like.map(this::forHazard)).orElse(emergency);
    }

    public PhoneNumber text() {
        return textLine.orElse(office);
    }
}
