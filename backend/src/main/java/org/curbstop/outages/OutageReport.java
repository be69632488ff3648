package org.curbstop.outages;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
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
 * A report of an outage by one household, or by a further phone of that household that is to be notified too.
 *
 * @param subject outage, household, and for a further phone of that household its number: a second call is the same report
 * @param place place as the reporter knows it: the street address, or their own words
 */
public record OutageReport(
        OutageReportId id,
        long version,
        String key,
        String subject,
        OutageId outage,
        ServiceType service,
        Optional<AccountId> account,
        Optional<PremiseId> premise,
        Optional<String> place,
        Optional<GeoPoint> point,
        Optional<PhoneNumber> callback,
        Set<Hazard> hazards,
        Channel channel,
        Language language,
        Instant at,
        RestorationAnswer backOn,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public static final char SEPARATOR = '|';

    public OutageReport {
        hazards = Set.copyOf(hazards);
        outbox = List.copyOf(outbox);
    }

    /** The reporter's answer to whether service is back. */
    public enum RestorationAnswer { NOT_SAID, YES, NO }

    /** Returns whether it is the first of its household; further ones are not counted. */
    public boolean isFirstOfHousehold() {
        return subject.indexOf(SEPARATOR) == subject.lastIndexOf(SEPARATOR);
    }

    public String household() {
        String who = subject.substring(subject.indexOf(SEPARATOR) + 1);
        return isFirstOfHousehold() ? who : who.substring(0, who.indexOf(SEPARATOR));
    }

    OutageReport with(RestorationAnswer answer) {
        return new OutageReport(id, version, key, subject, outage, service, account, premise, place, point, callback, hazards, channel,
                language, at, answer, outbox);
    }

    public OutageReport withOutage(OutageId other, String newSubject) {
        return new OutageReport(id, version, key, newSubject, other, service, account, premise, place, point, callback, hazards, channel,
                language, at, backOn, outbox);
    }

    /** Merges a repeated call of the household: nothing it said before is lost. */
    OutageReport with(Set<Hazard> more, Optional<PhoneNumber> newCallback) {
        var all = EnumSet.noneOf(Hazard.class);
        all.addAll(hazards);
        all.addAll(more);
        return new OutageReport(
                id, version, key, subject, outage, service, account, premise, place, point, newCallback.or(() -> callback), all, channel,
                language, at, backOn, outbox);
    }

    OutageReport withEvents(List<OutboxMessage> events) {
        return new OutageReport(
                id, version, key, subject, outage, service, account, premise, place, point, callback, hazards, channel, language, at,
                backOn, events);
    }
}
