package org.curbstop.outages.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.InvalidValueException;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Hand-over to the next shift, besides the open outages: actions and messages since a given time, and the notes left. */
@Component
public final class ShiftHandOver {

    /** Maximum period of a hand-over. */
    public static final Duration MAX_PERIOD = Duration.ofDays(7);
    private static final int MAX_NOTES = 20;

    private final OutageRepository repository;
    private final AggregateCollection<ShiftNote> notes;
    private final AuditTrail audit;
    private final Clock clock;

    ShiftHandOver(OutageRepository repository, Database database, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.notes = database.collection(ShiftNote.class, "outage_shift_notes", Index.on("day", "at"));
        this.audit = audit;
        this.clock = clock;
    }

    /** Lists the newest actions and messages since then, newest first. */
    public List<OutageChange> listChanges(Instant since, int limit, Actor staff) {
        return staff.mayManageOutages() ? repository.listChangesSince(latest(since), clock.instant(), limit) : List.of();
    }

    /** Lists the notes, newest first. */
    public List<ShiftNote> listNotes(Instant since, Actor staff) {
        return staff.mayManageOutages() ? notes.list(Query.whereIn("day", OutageChange.days(latest(since), clock.instant()))
                .from("at", latest(since)).descending("at").limit(MAX_NOTES)) : List.of();
    }

    /** @throws InvalidValueException if it is empty or longer than {@value ShiftNote#MAX_PERIOD} characters */
    public Optional<ShiftNote> leaveNote(String text, Actor staff) {
        if (!staff.mayManageOutages()) {
            return Optional.empty();
        }
        if (text.isBlank() || text.strip().length() > ShiftNote.MAX_LENGTH) {
            throw new InvalidValueException("invalid.note", "1 to " + ShiftNote.MAX_LENGTH + " characters");
        }
        Instant now = clock.instant();
        var note = new ShiftNote(IdGenerator.create("shn"), LocalDate.ofInstant(now, ZoneOffset.UTC).toString(), now,
                staff.workerName().orElse("system"), text.strip());
        notes.insert(note);
        audit.record(staff, "shift-note-left", Optional.empty());
        return Optional.of(note);
    }

    private Instant latest(Instant since) {
        Instant earliest = clock.instant().minus(MAX_PERIOD);
        return since.isBefore(earliest) ? earliest : since;
    }
}
