package org.curbstop.assistance.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Who helps, where, when, in which languages, and whether they take anybody now. */
@Component
public final class AgencyDirectory {

    private final AggregateCollection<Agency> agencies;
    private final AggregateCollection<AgencyIntake> intakes;
    private final AgencyMemberships members;
    private final AuditTrail audit;
    private final Clock clock;

    /** What an agency itself last said of a program; {@code id} is the agency's and the program's. */
    record AgencyIntake(String id, long version, IntakeStatus taking, Instant since, String by) {}

    /** What became of an agency that an import brought. */
    public enum UpsertResult { ADDED, CHANGED, SAME }

    public AgencyDirectory(Database database, AgencyMemberships members, AuditTrail audit, Clock clock) {
        this.agencies = database.collection(Agency.class, "agencies");
        this.intakes = database.collection(AgencyIntake.class, "agency_intakes");
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Agency> find(String id) {
        return agencies.find(id);
    }

    /** All, by name. */
    List<Agency> agencies() {
        return agencies.list(Query.all()).stream().sorted(Comparator.comparing(Agency::name).thenComparing(Agency::id)).toList();
    }

    /** Whether the agency takes applications for the program now; closed where the directory does not know of it. */
    public IntakeStatus intakeStatus(String agency, String program) {
        return find(agency).flatMap(known -> known.findService(program)).map(offer -> intakeStatus(agency, offer, program))
                .orElse(IntakeStatus.CLOSED);
    }

    /** The later of two words: the agency's own at its desk, and the directory's. */
    private IntakeStatus intakeStatus(String agency, Agency.OfferedService offer, String program) {
        return intakes.find(key(agency, program))
                .filter(own -> offer.modified().map(own.since()::isAfter).orElse(true))
                .map(AgencyIntake::taking)
                .orElseGet(offer::intakeStatus);
    }

    /**
     * Whether the agency of who asks takes applications for a program from now on. False: it does not offer it, or they are no agency's.
     */
    public boolean setIntakeStatus(String program, IntakeStatus intakeStatus, Actor actor) {
        Optional<String> agency = members.findAgency(actor)
                .filter(own -> find(own).flatMap(known -> known.findService(program)).isPresent());
        agency.ifPresent(own -> {
            var said = new AgencyIntake(key(own, program), 0, intakeStatus, clock.instant(), actor.workerName().orElse(""));
            if (!intakes.insert(said)) {
                intakes.change(said.id(), old -> new AgencyIntake(old.id(), old.version(), said.taking(), said.since(), said.by()));
            }
            audit.record(actor, "agency-intake-said " + own + " " + program + " " + intakeStatus, Optional.empty());
        });
        return agency.isPresent();
    }

    /** Takes in an agency as a directory describes it; what the agency itself entered is kept until the directory has something newer. */
    public UpsertResult upsert(Agency agency) {
        if (agencies.insert(agency.withVersion(0))) {
            return UpsertResult.ADDED;
        }
        Agency before = agencies.find(agency.id()).orElseThrow();
        if (before.withVersion(0).equals(agency.withVersion(0))) {
            return UpsertResult.SAME;
        }
        agencies.change(agency.id(), old -> agency.withVersion(old.version()));
        return UpsertResult.CHANGED;
    }

    private static String key(String agency, String program) {
        return agency + "/" + program;
    }
}
