package org.curbstop.accounts;

import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PremiseId;

/**
 * A place that has or could have service, whoever lives there.
 *
 * @param feeder electric feeder that serves it, if known
 * @param pressureZone water pressure zone, if known
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
