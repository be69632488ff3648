package org.curbstop.accounts;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.GeoPoint;

/**
 * A place larger than one premise: an intersection, a block or a landmark.
 *
 * @param name as read back to the customer, the same in every language: {@code Alder St & 3rd Ave}
 * @param block house numbers and street, where the name lacks them: {@code 300-399 Alder St}
 * @param point center, if known
 * @param near nearest premises; they show which feeder serves the area, but none of them is the place meant
 */
public record Area(String name, Optional<String> block, Optional<GeoPoint> point, List<Premise> near) {

    public Area {
        near = List.copyOf(near);
    }

    /** Returns the name with the block, for staff. */
    public String description() {
        return block.map(numbers -> name + " (" + numbers + ")").orElse(name);
    }
}
