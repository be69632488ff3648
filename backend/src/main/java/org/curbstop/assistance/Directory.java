package org.curbstop.assistance;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.GeoPoint;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Who helps, where, when, in which languages, and whether they take anybody now. */
@Component
public final class Directory {

    private final Documents<Agency> agencies;
    private final Documents<Intake> intakes;
    private final Agencies members;
    private final Audit audit;
    private final Clock clock;

    /** What an agency itself last said of a programme; {@code id} is the agency's and the programme's. */
    record Intake(String id, long version, Taking taking, Instant since, String by) {}

    /** An agency and its service for a programme. */
    public record Offering(Agency agency, Agency.Offer offer, Taking taking) {}

    /** What became of an agency that an import brought. */
    public enum Put { ADDED, CHANGED, SAME }

    Directory(Store store, Agencies members, Audit audit, Clock clock) {
        this.agencies = store.documents(Agency.class, "agencies");
        this.intakes = store.documents(Intake.class, "agency_intakes");
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Agency> agency(String id) {
        return agencies.find(id);
    }

    /** All, by name. */
    public List<Agency> agencies() {
        return agencies.list(Where.all()).stream().sorted(Comparator.comparing(Agency::name).thenComparing(Agency::id)).toList();
    }

    /** Who takes applications for a programme: those who take them now first. */
    public List<Offering> offering(String programme) {
        return agencies().stream()
                .flatMap(agency -> agency.offer(programme).map(offer -> new Offering(agency, offer, taking(agency.id(), offer, programme))).stream())
                .sorted(Comparator.comparing(Offering::taking))
                .toList();
    }

    /** The same, the nearest first; those without a place on the map last. */
    public List<Offering> near(String programme, GeoPoint place) {
        return offering(programme).stream()
                .sorted(Comparator.comparing(Offering::taking).thenComparing(offering -> metres(offering.agency(), place)))
                .toList();
    }

    private static double metres(Agency agency, GeoPoint place) {
        return agency.places().stream().flatMap(each -> each.point().stream()).mapToDouble(place::metresTo).min().orElse(Double.MAX_VALUE);
    }

    /** Whether the agency takes applications for the programme now; closed where the directory does not know of it. */
    public Taking taking(String agency, String programme) {
        return agency(agency).flatMap(known -> known.offer(programme)).map(offer -> taking(agency, offer, programme)).orElse(Taking.CLOSED);
    }

    /** The later of two words: the agency's own at its desk, and the directory's. */
    private Taking taking(String agency, Agency.Offer offer, String programme) {
        return intakes.find(key(agency, programme))
                .filter(own -> offer.modified().map(own.since()::isAfter).orElse(true))
                .map(Intake::taking)
                .orElseGet(offer::taking);
    }

    /** Whether the agency of who asks takes applications for a programme from now on. False: it does not offer it, or they are no agency's. */
    public boolean say(String programme, Taking taking, Asker who) {
        Optional<String> agency = members.of(who).filter(own -> agency(own).flatMap(known -> known.offer(programme)).isPresent());
        agency.ifPresent(own -> {
            var said = new Intake(key(own, programme), 0, taking, clock.instant(), who.worker().orElse(""));
            if (!intakes.insert(said)) {
                intakes.change(said.id(), old -> new Intake(old.id(), old.version(), said.taking(), said.since(), said.by()));
            }
            audit.record(who, "agency-intake-said " + own + " " + programme + " " + taking, Optional.empty());
        });
        return agency.isPresent();
    }

    /** Takes in an agency as a directory describes it; what it said at its desk stands until the directory says something newer. */
    public Put put(Agency agency) {
        if (agencies.insert(agency.withVersion(0))) {
            return Put.ADDED;
        }
        Agency before = agencies.find(agency.id()).orElseThrow();
        if (before.withVersion(0).equals(agency.withVersion(0))) {
            return Put.SAME;
        }
        agencies.change(agency.id(), old -> agency.withVersion(old.version()));
        return Put.CHANGED;
    }

    private static String key(String agency, String programme) {
        return agency + "/" + programme;
    }
}
