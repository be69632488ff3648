package org.curbstop.utility;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;

/**
 * The numbers that people call.
 *
 * @param office the main line: self-service, and a person in office hours
 * @param staff where a caller is connected to a person in office hours; never one of our own lines, or the call would come back
 * @param emergency answered by a person day and night
 * @param hazards a number per kind of danger where it is not {@code emergency}: {@code GAS} may be the gas company's
 * @param text where people text OUT and PAY; empty where the office line is text-enabled too
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

        /** Whose number serves this hazard, too, if it has none of its own. */
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
