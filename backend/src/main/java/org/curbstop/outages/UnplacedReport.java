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
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;

/**
 * A report that opens no outage until staff have reviewed it: its place is unknown, or too much came from one origin. Stored under the
 * reference that the reporter was given.
 *
 * @param key idempotency key: a repeated report is the same one
 * @param premise premise, if known and only the origin is in doubt
 * @param place place in the reporter's own words
 */
public record UnplacedReport(
        OutageReportId id,
        long version,
        String key,
        UnplacedReason why,
        PlacementStatus status,
        ServiceType service,
        Optional<PremiseId> premise,
        Optional<String> place,
        Optional<GeoPoint> point,
        Optional<PhoneNumber> callback,
        Set<Hazard> hazards,
        Channel channel,
        Language language,
        Instant at,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public UnplacedReport {
        hazards = Set.copyOf(hazards);
        outbox = List.copyOf(outbox);
    }

    public enum UnplacedReason { PLACE_UNKNOWN, MANY_FROM_ONE_ORIGIN }

    /** PLACED: the report with the same id belongs to an outage now. */
    public enum PlacementStatus { WAITING, PLACED, DISMISSED }

    UnplacedReport withStatus(PlacementStatus next) {
        return new UnplacedReport(
                id, version, key, why, next, service, premise, place, point, callback, hazards, channel, language, at, outbox);
    }

    UnplacedReport withEvents(List<OutboxMessage> events) {
        return new UnplacedReport(
                id, version, key, why, status, service, premise, place, point, callback, hazards, channel, language, at, events);
    }
}
