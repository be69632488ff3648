package org.curbstop.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What waits for a person, who has it, and what came of it. */
@Component
public final class HandOffs {

    private static final int AT_ONCE = 20;

    private final CaseRepository repository;
    private final CaseDeadlines deadlines;
    private final AuditTrail audit;

    HandOffs(CaseRepository repository, CaseDeadlines deadlines, AuditTrail audit) {
        this.repository = repository;
        this.deadlines = deadlines;
        this.audit = audit;
    }

    /** What came of taking or changing one. */
    public sealed interface HandOffResult {
        record Done(HandOff handOff) implements HandOffResult {}

        /** Somebody else has it. */
        record AssignedTo(String colleague) implements HandOffResult {}

        record AlreadyClosed() implements HandOffResult {}

        record NoSuchCase() implements HandOffResult {}
    }

    /** The same key gives the same case. */
    public HandOff raise(HandOffContext packet) {
        HandOff raised = HandOff.raised(packet, deadlines.now(), deadlines.due(packet.kind()));
        DomainEvent event = new HandOffRaised(
                raised.id(), packet.kind(), packet.wanted(), packet.channel(), packet.account(), packet.phone(), raised.raised());
        return repository.handOffs.insert(raised.withEvents(List.of(OutboxMessage.of(event))))
                ? raised
                : repository.handOffs.findBy("key", packet.key()).orElseThrow();
    }

    /**
     * The same, but what is raised again within that time joins the case that is open, adding what is new. Periods are counted from the
     * epoch, and the one before is searched too, so that an hour never falls between two.
     *
     * @param own distinguishes this one from the others, for the case that follows a closed one
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

    /** For staff; to anybody else there is no such case. */
    public Optional<HandOff> find(CaseId id, Actor staff) {
        Optional<HandOff> found = Optional.of(id.value()).filter(any -> staff.isStaffOrSystem()).flatMap(repository.handOffs::find);
        audit.record(staff, found.isPresent() ? "case-seen " + id : "case-refused", found.flatMap(each -> each.packet().account()));
        return found;
    }

    /** The same by the number that the customer got. */
    public Optional<HandOff> findByReference(String written, Actor staff) {
        return repository.findByNumber(ReferenceNumber.normalize(written)).flatMap(found -> find(found.id(), staff));
    }

    /** What nobody has yet: hazards, then what is overdue, then what is due first. */
    public List<HandOff> listWaiting(int most, Actor staff) {
        name(staff);
        return repository.listWaiting(most);
    }

    /** All there are, in the order in which they were raised. @param after the last one that the reader has */
    public List<HandOff> listAfter(Optional<CaseId> after, int most, Actor staff) {
        staff.requireStaffOrSystem();
        audit.record(staff, "cases-listed", Optional.empty());
        return repository.handOffs.list(after.map(last -> Query.all().after("id", last.value())).orElseGet(Query::all).limit(most));
    }

    public List<HandOff> listAssignedTo(Actor staff) {
        String name = name(staff);
        return repository.listTaken().stream().filter(each -> each.isAssignedTo(name)).toList();
    }

    /** What colleagues have, and who. */
    public List<HandOff> listAssignedToOthers(Actor staff) {
        String name = name(staff);
        return repository.listTaken().stream().filter(each -> !each.isAssignedTo(name)).toList();
    }

    /** One of many staff gets it; the others learn who. Taking again what one has is no error. */
    public HandOffResult take(CaseId id, Actor staff) {
        String me = name(staff);
        return change(id, staff, "case-taken", now -> now.state() instanceof HandOff.State.Waiting
                ? now.withState(new HandOff.State.Taken(me, deadlines.now()))
                : now);
    }

    /** Back to the queue: the shift ends, somebody else knows more. @param note what they should know; blank: nothing */
    public HandOffResult release(CaseId id, String note, Actor staff) {
        String me = name(staff);
        return change(id, staff, "case-given-back",
                now -> now.isAssignedTo(me) ? withNote(now, note, me).withState(new HandOff.State.Waiting()) : now);
    }

    public HandOffResult addNote(CaseId id, String text, Actor staff) {
        var note = new HandOff.Note(name(staff), deadlines.now(), text.strip());
        Optional<
                HandOff> noted = repository.handOffs.find(id.value())
                .map(found -> repository.handOffs.change(id.value(), now -> now.withNote(note)));
        noted.ifPresent(done -> audit.record(staff, "case-noted " + id, done.packet().account()));
        return noted.<HandOffResult>map(HandOffResult.Done::new).orElseGet(HandOffResult.NoSuchCase::new);
    }

    /** Closed by whoever has it, in one step with what they have to note; blank: nothing. */
    public HandOffResult close(CaseId id, HandOff.Outcome outcome, String note, Actor staff) {
        String me = name(staff);
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

    /** The customer in the chat no longer wants a person, and nobody has taken the case: it is nobody's work, and no news to anybody. */
    public void withdraw(CaseId id) {
        repository.handOffs.change(id.value(), now -> now.state() instanceof HandOff.State.Waiting
                && now.packet().kind() == HandOffContext.Kind.LIVE_CHAT
                        ? now.withState(new HandOff.State.Closed("customer", deadlines.now(), HandOff.Outcome.WITHDRAWN)) : now);
    }

    private HandOff withNote(HandOff now, String note, String by) {
        return note.isBlank() ? now : now.withNote(new HandOff.Note(by, deadlines.now(), note.strip()));
    }

    private HandOffResult change(CaseId id, Actor staff, String did, UnaryOperator<HandOff> step) {
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
            audit.record(staff, did + " " + id, after.packet().account());
            return new HandOffResult.Done(after);
        }
        return switch (after.state()) {
            case HandOff.State.Taken taken when taken.by().equals(name(staff)) -> new HandOffResult.Done(after);
            case HandOff.State.Taken taken -> new HandOffResult.AssignedTo(taken.by());
            case HandOff.State.Closed closed -> new HandOffResult.AlreadyClosed();
            case HandOff.State.Waiting waiting -> new HandOffResult.Done(after); // returned by somebody who did not have it
        };
    }

    private static String name(Actor staff) {
        return staff.staff().orElseThrow(() -> new IllegalArgumentException("only staff work on cases"));
    }

    /** What is overdue goes before everything but hazards, and a supervisor is notified, once. */
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
