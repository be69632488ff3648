package org.curbstop.accounts;

import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PremiseId;

/**
 * A place that is served, whoever lives there.
 *
 * @param feeder the electric feeder it hangs on, where known
 * @param pressureZone the water pressure zone it lies in, where known
 */
public record Premise(
        PremiseId id, long version, Address address, Optional<String> feeder, Optional<String> pressureZone, Optional<GeoPoint> point) {

    public static Premise at(Address address) {
        return new Premise(PremiseId.create(), 0, address, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Premise withVersion(long now) {
        return new Premise(id, now, address, feeder, pressureZone, point);
    }
}
