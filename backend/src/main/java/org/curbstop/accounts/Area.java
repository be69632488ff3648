package org.curbstop.accounts;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.GeoPoint;

/**
 * A part of town that words name, and no single premise: an intersection, a block, a landmark.
 *
 * @param name as it is read back, the same in every language: {@code Alder St & 3rd Ave}
 * @param block house numbers and street of it, where the name does not say them: {@code 300-399 Alder St}
 * @param point its middle, where that is known
 * @param near premises nearest to it: they say what feeds it, and none of them is meant
 */
public record Area(String name, Optional<String> block, Optional<GeoPoint> point, List<Premise> near) {

    public Area {
        near = List.copyOf(near);
    }

    /** For staff: with its block. */
    public String description() {
        return block.map(numbers -> name + " (" + numbers + ")").orElse(name);
    }
}
