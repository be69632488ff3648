package org.curbstop.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.TokenBuckets;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The queue of hand-offs: what is waiting, who has it, and its outcome. */
@Component
public final class HandOffs {

    /** Cases an hour from one line or network by people who have not verified who they are: enough for a library, too few for a script. */
    static final int MAX_PER_ORIGIN = 30;
    /** Full cases a day from one origin; beyond these, the last one keeps the newest lines. */
    static final int MAX_FULL = 10;
    private static final int MAX_ORIGINS = 20_000;

    private final CaseRepository repository;
    private final CaseDeadlines deadlines;
    private final AuditTrail audit;
    private final TokenBuckets perOrigin;

    HandOffs(CaseRepository repository, CaseDeadlines deadlines, AuditTrail audit) {
        this.repository = repository;
        this.deadlines = deadlines;
        this.audit = audit;
        this.perOrigin = new TokenBuckets(MAX_PER_ORIGIN, MAX_PER_ORIGIN, Duration.ofHours(1), MAX_ORIGINS, deadlines::now);
    }

    /** Result of taking or changing a hand-off. */
    public sealed interface HandOffResult {
        record Done(HandOff handOff) implements HandOffResult {}

        /** Another staff member has it. */
        record AssignedTo(String colleague) implements HandOffResult {}

        record AlreadyClosed() implements HandOffResult {}

        record NoSuchCase() implements HandOffResult {}
    }

    /** Raises a hand-off. Idempotent by key. */
    public HandOff raise(HandOffContext packet) {
        HandOff raised = HandOff.raised(packet, deadlines.now(), deadlines.due(packet.kind()));
        DomainEvent event = new HandOffRaised(
                raised.id(), packet.kind(), packet.wanted(), packet.channel(), packet.account(), packet.phone(), raised.raised());
        return repository.handOffs.insert(raised.withEvents(List.of(OutboxMessage.of(event))))
                ? raised
                : repository.handOffs.findBy("key", packet.key()).orElseThrow();
    }

    /**
     * Raises a hand-off for a customer. Idempotent by key. Beyond {@value #MAX_PER_ORIGIN} an hour from one origin, those of people who
     * have not verified who they are become one case with all that they said.
     *
     * @param origin phone number or network; empty if unknown, such as a withheld number
     */
    public HandOff raise(HandOffContext packet, Optional<String> origin) {
        if (origin.isEmpty() || packet.verified() != VerificationLevel.NONE) {
            return raise(packet);
        }
        return repository.handOffs.findBy("key", packet.key())
                .orElseGet(() -> perOrigin.tryAcquire(origin.get()) ? raise(packet) : join(packet, origin.get()));
    }

    /**
     * Adds to today's open case of the origin, or raises the next one if staff have closed it or it is full. A packet that a case contains
     * is not added again.
     */
    private HandOff join(HandOffContext packet, String origin) {
        String key = "origin:" + Sha256Digest.of("hand-off", origin, LocalDate.ofInstant(deadlines.now(), ZoneOffset.UTC).toString());
        HandOffContext together = packet.asOneOfMany();
        for (int number = 0;; number++) {
            HandOffContext numbered = together.withKey(key + "/" + number);
            Optional<HandOff> open = repository.handOffs.findBy("key", numbered.key());
            if (open.isEmpty()) {
                HandOff raised = raise(numbered);
                if (raised.packet().equals(numbered)) {
                    return raised;
                }
                open = Optional.of(raised); // another one raised it at the same moment
            }
            int cases = number + 1;
            var joined = new AtomicBoolean();
            HandOff after = repository.handOffs.change(open.get().id().value(), now -> {
                boolean contained = now.isOpen() && now.packet().contains(together);
                boolean room = now.isOpen() && (cases >= MAX_FULL || now.packet().hasRoomFor(together));
                joined.set(contained || room);
                return room && !contained ? now.joinedBy(together) : now;
            });
            if (joined.get()) {
                return after;
            }
        }
    }

    /**
     * Like {@link #raise(HandOffContext)}, but joins an open case raised within the given time and adds new lines to it. Periods are
     * counted from the epoch; the previous one is searched too, so that a case near the boundary is found.
     *
     * @param own unique suffix of the key, used if the case of this period is already closed
     */
    HandOff raiseOrJoin(HandOffContext packet, String own, Duration within) {
        long period = deadlines.now().toEpochMilli() / within.toMillis();
        Instant since = deadlines.now().minus(within);
        for (long each = period - 1; each <= period; each++) {
            Optional<HandOff> open = repository.handOffs.findBy("key", packet.key() + "/" + each)
                    .filter(found -> found.isOpen() && found.raised().isAfter(since));
            if (open.isPresent()) {
                return repository.handOffs.change(open.get().id().value(), now -> now.isOpen() ? now.withLines(packet.said()) : now);
            }
        }
        boolean closedAlready = repository.handOffs.findBy("key", packet.key() + "/" + period).isPresent();
        return raise(packet.withKey(packet.key() + "/" + period + (closedAlready ? "/" + own : "")));
    }

    /** Returns a case for staff; empty for anyone else. */
    public Optional<HandOff> find(CaseId id, Actor staff) {
        Optional<HandOff> found = Optional.of(id.value()).filter(any -> staff.isStaffOrSystem()).flatMap(repository.handOffs::find);
        audit.record(staff, found.isPresent() ? "case-seen " + id : "case-refused", found.flatMap(each -> each.packet().account()));
        return found;
    }

    /** Returns a case by the customer's reference number. */
    public Optional<HandOff> findByReference(String written, Actor staff) {
        return repository.findByNumber(ReferenceNumber.normalize(written)).flatMap(found -> find(found.id(), staff));
    }

    /** Returns the cases that nobody has taken: hazards first, then overdue ones, then by due time. */
    public List<HandOff> listWaiting(int limit, Actor staff) {
        staff.requireStaff();
        return repository.listWaiting(limit);
    }

    /**
     * Returns all cases in the order in which they were raised.
     *
     * @param after last case of the previous page
     */
    public List<HandOff> listAfter(Optional<CaseId> after, int limit, Actor staff) {
        staff.requireStaffOrSystem();
        audit.record(staff, "cases-listed", Optional.empty());
        return repository.handOffs.list(after.map(last -> Query.all().after("id", last.value())).orElseGet(Query::all).limit(limit));
    }

    public List<HandOff> listAssignedTo(Actor staff) {
        String name = staff.requireStaff();
        return repository.listTaken().stream().filter(each -> each.isAssignedTo(name)).toList();
    }

    /** Returns the cases taken by other staff. */
    public List<HandOff> listAssignedToOthers(Actor staff) {
        String name = staff.requireStaff();
        return repository.listTaken().stream().filter(each -> !each.isAssignedTo(name)).toList();
    }

    /** Assigns a case to one staff member; others learn who has it. Idempotent for the one who has it. */
    public HandOffResult take(CaseId id, Actor staff) {
        String me = staff.requireStaff();
        return change(id, staff, "case-taken", now -> now.state() instanceof HandOff.State.Waiting
                ? now.withState(new HandOff.State.Taken(me, deadlines.now()))
                : now);
    }

    /**
     * Returns a case to the queue, for example at the end of a shift.
     *
     * @param note note for the next person; may be blank
     */
    public HandOffResult release(CaseId id, String note, Actor staff) {
        String me = staff.requireStaff();
        return change(id, staff, "case-given-back",
                now -> now.isAssignedTo(me) ? withNote(now, note, me).withState(new HandOff.State.Waiting()) : now);
    }

    /**
     * Assigns a colleague's case to a supervisor, for example because the colleague has gone home. Only the views know who is a supervisor.
     *
     * @param reason kept as a note
     */
    public HandOffResult takeOver(CaseId id, String reason, Actor supervisor) {
        String me = supervisor.requireStaff();
        return change(id, supervisor, "case-taken-over", now -> now.isOpen() && !now.isAssignedTo(me)
                ? withNote(now, reason, me).withState(new HandOff.State.Taken(me, deadlines.now()))
                : now);
    }

    public HandOffResult addNote(CaseId id, String text, Actor staff) {
        var note = new HandOff.Note(staff.requireStaff(), deadlines.now(), text.strip());
        Optional<HandOff> noted = repository.handOffs.find(id.value())
                .map(found -> repository.handOffs.change(id.value(), now -> now.withNote(note)));
        noted.ifPresent(done -> audit.record(staff, "case-noted " + id, done.packet().account()));
        return noted.<HandOffResult>map(HandOffResult.Done::new).orElseGet(HandOffResult.NoSuchCase::new);
    }

    /** Closes a case and stores the note, unless blank, in one step. Only the assigned staff member can close it. */
    public HandOffResult close(CaseId id, HandOff.Outcome outcome, String note, Actor staff) {
        String me = staff.requireStaff();
        return change(id, staff, "case-closed " + outcome, now -> {
            if (!now.isAssignedTo(me)) {
                return now;
            }
            Instant at = deadlines.now();
            DomainEvent event = new HandOffClosed(id, outcome, me, now.packet().account(), now.packet().phone(),
                    Optional.of(HandOffClosed.Customer.of(now.packet())), at);
            return withNote(now, note, me).withState(new HandOff.State.Closed(me, at, outcome))
                    .withEvents(List.of(OutboxMessage.of(event)));
        });
    }

    /** Withdraws a case that nobody has taken when the customer in the chat no longer wants a person. Publishes no event. */
    public void withdraw(CaseId id) {
        repository.handOffs.change(id.value(), now -> now.state() instanceof HandOff.State.Waiting
                && now.packet().kind() == HandOffContext.Kind.LIVE_CHAT
                        ? now.withState(new HandOff.State.Closed("customer", deadlines.now(), HandOff.Outcome.WITHDRAWN)) : now);
    }

    private HandOff withNote(HandOff now, String note, String by) {
        return note.isBlank() ? now : now.withNote(new HandOff.Note(by, deadlines.now(), note.strip()));
    }

    private HandOffResult change(CaseId id, Actor staff, String action, UnaryOperator<HandOff> step) {
        if (repository.handOffs.find(id.value()).isEmpty()) {
            return new HandOffResult.NoSuchCase();
        }
        var changed = new AtomicBoolean();
        HandOff after = repository.handOffs.change(id.value(), now -> {
            HandOff next = step.apply(now);
            changed.set(next != now);
            return next;
        });
        if (changed.get()) {
            audit.record(staff, action + " " + id, after.packet().account());
            return new HandOffResult.Done(after);
        }
        return switch (after.state()) {
            case HandOff.State.Taken taken when taken.by().equals(staff.requireStaff()) -> new HandOffResult.Done(after);
            case HandOff.State.Taken taken -> new HandOffResult.AssignedTo(taken.by());
            case HandOff.State.Closed closed -> new HandOffResult.AlreadyClosed();
            case HandOff.State.Waiting waiting -> new HandOffResult.Done(after); // released by somebody who did not have it
        };
    }

    /** Ranks overdue cases behind hazards only, and notifies the supervisor once. */
    @Scheduled(fixedDelay = 30_000)
    void escalateOverdue() {
        Instant now = deadlines.now();
        for (HandOff each : repository.listWaiting(1000)) {
            if (each.rank() == HandOff.NORMAL && each.due().isBefore(now) && each.callback().filter(now::isBefore).isEmpty()) {
                repository.handOffs.change(each.id().value(), late -> late.rank() == HandOff.NORMAL && late.isOpen()
                        ? late.withRank(HandOff.OVERDUE)
                                .withEvents(List.of(OutboxMessage.of(new HandOffOverdue(late.id(), late.packet().kind(), late.due()))))
                        : late);
            }
        }
    }
}
