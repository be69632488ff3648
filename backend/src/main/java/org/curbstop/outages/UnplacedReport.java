package org.curbstop.outages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
import org.curbstop.utility.Lines.Hazard;
import org.curbstop.utility.UtilityService;

/**
 * A report that opens no outage until staff have looked: nobody knows where it is, or too much came from one origin. Kept under the
 * reference that the reporter was given.
 *
 * @param key makes it one and the same report however often it arrives
 * @param premise the place, where that is known and only the origin is in doubt
 * @param place in the reporter's own words
 */
public record UnplacedReport(
        ReportId id,
        long version,
        String key,
        Why why,
        Status status,
        UtilityService service,
        Optional<PremiseId> premise,
        Optional<String> place,
        Optional<GeoPoint> point,
        Optional<PhoneNumber> callback,
        Set<Hazard> hazards,
        Channel channel,
        Language language,
        Instant at,
        List<Outgoing> outbox)
        implements Outboxed {

    public UnplacedReport {
        hazards = Set.copyOf(hazards);
        outbox = List.copyOf(outbox);
    }

    public enum Why { PLACE_UNKNOWN, MANY_FROM_ONE_ORIGIN }

    /** Placed: the report of the same id belongs to an outage now. */
    public enum Status { WAITING, PLACED, DISMISSED }

    UnplacedReport now(Status next) {
        return new UnplacedReport(
                id, version, key, why, next, service, premise, place, point, callback, hazards, channel, language, at, outbox);
    }

    UnplacedReport telling(List<Outgoing> events) {
        return new UnplacedReport(
                id, version, key, why, status, service, premise, place, point, callback, hazards, channel, language, at, events);
    }
}
