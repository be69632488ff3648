package org.curbstop.assistance.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/** Directory of agencies: who helps, where, when, in which languages, and whether they accept applications now. */
@Component
public final class AgencyDirectory {

    private final AggregateCollection<Agency> agencies;
    private final AggregateCollection<AgencyIntake> intakes;
    private final AgencyMemberships members;
    private final AuditTrail audit;
    private final Clock clock;

    /** The intake status that an agency last set for a program; {@code id} combines the ids of both. */
    record AgencyIntake(String id, long version, IntakeStatus taking, Instant since, String by) {}

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

    /** Returns whether the agency accepts applications for the program now; closed if the directory does not list it. */
    public IntakeStatus intakeStatus(String agency, String program) {
        return find(agency).flatMap(known -> known.findService(program)).map(offer -> intakeStatus(agency, offer, program))
                .orElse(IntakeStatus.CLOSED);
    }

    /** Returns the later of two statuses: the one set by the agency itself, and the one in the directory. */
    private IntakeStatus intakeStatus(String agency, Agency.OfferedService offer, String program) {
        return intakes.find(key(agency, program))
                .filter(own -> offer.modified().map(own.since()::isAfter).orElse(true))
                .map(AgencyIntake::taking)
                .orElseGet(offer::intakeStatus);
    }

    /**
     * Sets whether the actor's agency accepts applications for a program from now on. Returns {@code false} if the actor belongs to no
     * agency or the agency does not offer the program.
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

    /** Inserts or updates an agency from a directory. A status set by the agency itself is kept until the directory has a newer one. */
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
