package org.curbstop.orders;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.accounts.ReferenceTries;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.IntakeRequest.Mark;
import org.curbstop.orders.IntakeRequest.Stage;
import org.curbstop.papers.PaperId;
import org.curbstop.store.Event;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/** Takes in what a person has to decide, with its papers, and says where it stands. */
@Component
public final class Intake {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_PAPERS = 20;

    private final OrderStore store;
    private final OrderRules rules;
    private final ReferenceTries tries;
    private final Audit audit;
    private final Clock clock;

    Intake(OrderStore store, OrderRules rules, ReferenceTries tries, Audit audit, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.tries = tries;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of moving one on. */
    public sealed interface Answer {
        record Done(IntakeRequest request) implements Answer {}

        /** That stage does not follow, or the request is closed. */
        record NotFrom(Stage now) implements Answer {}

        /** Papers are missing or it is declined: its owner has to be told why. */
        record ReasonNeeded() implements Answer {}

        /** There is none, or it is not theirs. */
        record NoSuchRequest() implements Answer {}
    }

    /** Codes of the papers that are asked for, by the policy file; they can come later too. */
    public List<String> papersFor(IntakeRequest.Kind kind) {
        return rules.intake().getOrDefault(kind, List.of());
    }

    /** The same key gives the same request, however often it is sent. */
    public IntakeRequest apply(String key, IntakeRequest.Wanted wanted, List<PaperId> papers, Asker who) {
        while (true) {
            Optional<IntakeRequest> before = store.intake.findBy("key", key);
            if (before.isPresent()) {
                return before.get();
            }
            var fresh = new IntakeRequest(
                    IntakeId.mint(), 0, key, String.valueOf(100_000_000 + RANDOM.nextInt(900_000_000)), wanted, who.person(), who.channel(),
                    papers.stream().distinct().limit(MOST_PAPERS).toList(), Stage.RECEIVED, List.of(new Mark(Stage.RECEIVED, clock.instant(), "")), List.of());
            var received = new IntakeReceived(
                    fresh.id(), fresh.reference(), wanted.kind(), who.person(), wanted.phone(), wanted.language(), who.channel(), clock.instant());
            if (store.intake.insert(fresh.telling(List.of(Outgoing.of(received))))) {
                audit.record(who, "intake-received " + fresh.id(), Optional.empty());
                return fresh;
            }
            // Sent twice at once, or the nine digits are taken: the next round tells.
        }
    }

    /** For its owner: the number that they were given and the phone that they gave, both. Wrong tries are limited. */
    public Optional<IntakeRequest> byReference(String reference, PhoneNumber phone, Asker who) {
        Optional<IntakeRequest> found = tries.tried(who, phone, () -> store.intake.findBy("reference", reference.replaceAll("\\D", ""))
                .filter(request -> request.wanted().phone().equals(phone)));
        audit.record(who, found.map(request -> "intake-seen " + request.id()).orElse("intake-refused"), Optional.empty());
        return found;
    }

    /** Papers that came later. Where they were waited for, it goes back to review. */
    public Answer addPapers(String reference, PhoneNumber phone, List<PaperId> papers, Asker who) {
        return byReference(reference, phone, who).map(found -> changed(found.id(), who, "intake-papers", now -> {
            if (!now.stage().isOpen() || now.papers().size() + papers.size() > MOST_PAPERS || now.papers().containsAll(papers)) {
                return now;
            }
            IntakeRequest then = now.with(papers);
            return now.stage() == Stage.PAPERS_WANTED ? moved(then, Stage.IN_REVIEW, "") : then;
        })).orElseGet(Answer.NoSuchRequest::new);
    }

    /** Its owner does not want it any more. */
    public Answer withdraw(String reference, PhoneNumber phone, Asker who) {
        return byReference(reference, phone, who)
                .map(found -> changed(found.id(), who, "intake-withdrawn", now -> moved(now, Stage.WITHDRAWN, "")))
                .orElseGet(Answer.NoSuchRequest::new);
    }

    /** For staff: those that are open, oldest first. */
    public List<IntakeRequest> open(int most, Asker staff) {
        only(staff);
        audit.record(staff, "intake-listed", Optional.empty());
        return store.openIntake(most);
    }

    public Optional<IntakeRequest> find(IntakeId id, Asker staff) {
        only(staff);
        audit.record(staff, "intake-seen " + id, Optional.empty());
        return store.intake.find(id.value());
    }

    /** @param say what its owner is told besides the stage: which papers, what it costs, which day */
    public Answer move(IntakeId id, Stage to, String say, Asker staff) {
        only(staff);
        Optional<IntakeRequest> found = store.intake.find(id.value());
        if (say.isBlank() && found.filter(request -> request.stage().following().contains(to) && (to == Stage.DECLINED || to == Stage.SCHEDULED && missing(request) > 0)).isPresent()) {
            return new Answer.ReasonNeeded();
        }
        return found.isEmpty() ? new Answer.NoSuchRequest() : changed(id, staff, "intake-" + to, now -> moved(now, to, say.strip()));
    }

    /** How many papers fewer have come than the rules ask for. */
    public int missing(IntakeRequest request) {
        return Math.max(0, papersFor(request.wanted().kind()).size() - request.papers().size());
    }

    private IntakeRequest moved(IntakeRequest now, Stage to, String say) {
        if (!now.stage().following().contains(to)) {
            return now;
        }
        IntakeRequest then = now.at(new Mark(to, clock.instant(), say));
        Event event = new IntakeMoved(then.id(), then.reference(), then.track().size(), to, say, then.person(), then.wanted().phone(), then.wanted().language(), clock.instant());
        return then.telling(List.of(Outgoing.of(event)));
    }

    private Answer changed(IntakeId id, Asker who, String did, UnaryOperator<IntakeRequest> change) {
        long before = store.intake.find(id.value()).map(IntakeRequest::version).orElse(0L);
        IntakeRequest after = store.intake.change(id.value(), change);
        if (after.version() == before) {
            return new Answer.NotFrom(after.stage());
        }
        audit.record(who, did + " " + id, Optional.empty());
        return new Answer.Done(after);
    }

    private static void only(Asker staff) {
        if (staff.staff().isEmpty()) {
            throw new IllegalArgumentException("only staff work on requests");
        }
    }
}
