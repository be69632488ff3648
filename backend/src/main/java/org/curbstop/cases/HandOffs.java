package org.curbstop.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.store.Event;
import org.curbstop.store.Outgoing;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What waits for a person, who has it, and what came of it. */
@Component
public final class HandOffs {

    private static final int AT_ONCE = 20;

    private final CaseStore store;
    private final Clocks clocks;
    private final Audit audit;

    HandOffs(CaseStore store, Clocks clocks, Audit audit) {
        this.store = store;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** What came of taking or changing one. */
    public sealed interface Answer {
        record Done(HandOff handOff) implements Answer {}

        /** Somebody else has it. */
        record With(String colleague) implements Answer {}

        record AlreadyClosed() implements Answer {}

        record NoSuchCase() implements Answer {}
    }

    /** The same key gives the same case. */
    public HandOff raise(Packet packet) {
        HandOff raised = HandOff.raised(packet, clocks.now(), clocks.due(packet.kind()));
        Event event = new HandOffRaised(
                raised.id(), packet.kind(), packet.wanted(), packet.channel(), packet.account(), packet.phone(), raised.raised());
        return store.handOffs.insert(raised.telling(List.of(Outgoing.of(event))))
                ? raised
                : store.handOffs.findBy("key", packet.key()).orElseThrow();
    }

    /**
     * The same, but what is raised again within that time joins the case that is open, with what it says that is new. Periods are counted from
     * the epoch, and the one before is looked at too, so that an hour never falls between two.
     *
     * @param own what tells this one from the others, for the case that follows a closed one
     */
    HandOff raiseOrJoin(Packet packet, String own, Duration within) {
        long period = clocks.now().toEpochMilli() / within.toMillis();
        Instant since = clocks.now().minus(within);
        for (long each = period - 1; each <= period; each++) {
            Optional<HandOff> open = store.handOffs.findBy("key", packet.key() + "/" + each).filter(found -> found.isOpen() && found.raised().isAfter(since));
            if (open.isPresent()) {
                return store.handOffs.change(open.get().id().value(), now -> now.isOpen() ? now.saying(packet.said()) : now);
            }
        }
        boolean closedAlready = store.handOffs.findBy("key", packet.key() + "/" + period).isPresent();
        return raise(packet.keyed(packet.key() + "/" + period + (closedAlready ? "/" + own : "")));
    }

    /** For staff; to anybody else there is no such case. */
    public Optional<HandOff> find(CaseId id, Asker staff) {
        Optional<HandOff> found = Optional.of(id.value()).filter(any -> staff.isInside()).flatMap(store.handOffs::find);
        audit.record(staff, found.isPresent() ? "case-seen " + id : "case-refused", found.flatMap(each -> each.packet().account()));
        return found;
    }

    /** The same by the number that the customer was told. */
    public Optional<HandOff> numbered(String written, Asker staff) {
        return store.numbered(ReferenceNumber.read(written)).flatMap(found -> find(found.id(), staff));
    }

    /** What nobody has yet: hazards, then what is overdue, then what is due first. */
    public List<HandOff> queue(int most, Asker staff) {
        name(staff);
        return store.waiting(most);
    }

    public List<HandOff> with(Asker staff) {
        String name = name(staff);
        return store.taken().stream().filter(each -> each.isWith(name)).toList();
    }

    /** What colleagues have, and who. */
    public List<HandOff> withOthers(Asker staff) {
        String name = name(staff);
        return store.taken().stream().filter(each -> !each.isWith(name)).toList();
    }

    /** One of many staff gets it; the others are told who. Taking again what one has is no error. */
    public Answer take(CaseId id, Asker staff) {
        String me = name(staff);
        return change(id, staff, "case-taken", now -> now.state() instanceof HandOff.State.Waiting
                ? now.in(new HandOff.State.Taken(me, clocks.now()))
                : now);
    }

    /** The first of the queue that nobody else takes at the same moment. */
    public Optional<HandOff> takeNext(Asker staff) {
        for (HandOff each : store.waiting(AT_ONCE)) {
            if (take(each.id(), staff) instanceof Answer.Done done) {
                return Optional.of(done.handOff());
            }
        }
        return Optional.empty();
    }

    /** Back to the queue: the shift ends, somebody else knows more. @param note what they should know; blank: nothing */
    public Answer giveBack(CaseId id, String note, Asker staff) {
        String me = name(staff);
        return change(id, staff, "case-given-back", now -> now.isWith(me) ? noting(now, note, me).in(new HandOff.State.Waiting()) : now);
    }

    public Answer note(CaseId id, String text, Asker staff) {
        var note = new HandOff.Note(name(staff), clocks.now(), text.strip());
        Optional<HandOff> noted = store.handOffs.find(id.value()).map(found -> store.handOffs.change(id.value(), now -> now.noting(note)));
        noted.ifPresent(done -> audit.record(staff, "case-noted " + id, done.packet().account()));
        return noted.<Answer>map(Answer.Done::new).orElseGet(Answer.NoSuchCase::new);
    }

    /** Closed by whoever has it, in one step with what they have to note; blank: nothing. */
    public Answer close(CaseId id, HandOff.Outcome outcome, String note, Asker staff) {
        String me = name(staff);
        return change(id, staff, "case-closed " + outcome, now -> {
            if (!now.isWith(me)) {
                return now;
            }
            Instant at = clocks.now();
            Event event = new HandOffClosed(id, outcome, me, now.packet().account(), now.packet().phone(), Optional.of(HandOffClosed.Customer.of(now.packet())), at);
            return noting(now, note, me).in(new HandOff.State.Closed(me, at, outcome)).telling(List.of(Outgoing.of(event)));
        });
    }

    private HandOff noting(HandOff now, String note, String by) {
        return note.isBlank() ? now : now.noting(new HandOff.Note(by, clocks.now(), note.strip()));
    }

    private Answer change(CaseId id, Asker staff, String did, UnaryOperator<HandOff> step) {
        if (store.handOffs.find(id.value()).isEmpty()) {
            return new Answer.NoSuchCase();
        }
        var changed = new AtomicBoolean();
        HandOff after = store.handOffs.change(id.value(), now -> {
            HandOff next = step.apply(now);
            changed.set(next != now);
            return next;
        });
        if (changed.get()) {
            audit.record(staff, did + " " + id, after.packet().account());
            return new Answer.Done(after);
        }
        return switch (after.state()) {
            case HandOff.State.Taken taken when taken.by().equals(name(staff)) -> new Answer.Done(after);
            case HandOff.State.Taken taken -> new Answer.With(taken.by());
            case HandOff.State.Closed closed -> new Answer.AlreadyClosed();
            case HandOff.State.Waiting waiting -> new Answer.Done(after); // given back by somebody who did not have it
        };
    }

    private static String name(Asker staff) {
        return staff.staff().orElseThrow(() -> new IllegalArgumentException("only staff work on cases"));
    }

    /** What is overdue goes before everything but hazards, and a supervisor is told, once. */
    @Scheduled(fixedDelay = 30_000)
    void pushOverdue() {
        Instant now = clocks.now();
        for (HandOff each : store.waiting(1000)) {
            if (each.rank() == HandOff.NORMAL && each.due().isBefore(now) && each.callback().filter(now::isBefore).isEmpty()) {
                store.handOffs.change(each.id().value(), late -> late.rank() == HandOff.NORMAL && late.isOpen()
                        ? late.ranked(HandOff.OVERDUE).telling(List.of(Outgoing.of(new HandOffOverdue(late.id(), late.packet().kind(), late.due()))))
                        : late);
            }
        }
    }
}
