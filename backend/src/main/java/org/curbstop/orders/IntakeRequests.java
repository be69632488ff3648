package org.curbstop.orders;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.accounts.ReferenceLookupLimiter;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.RandomCodes;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.orders.IntakeRequest.Stage;
import org.curbstop.orders.IntakeRequest.StageChange;
import org.curbstop.orders.events.IntakeReceived;
import org.curbstop.orders.events.IntakeStageChanged;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/** Receives service applications with their documents, shows their stage, and lets staff decide them. */
@Component
public final class IntakeRequests {

    private static final int MAX_DOCUMENTS = 20;

    private final OrderRepository repository;
    private final OrderRules rules;
    private final ReferenceLookupLimiter tries;
    private final AuditTrail audit;
    private final Clock clock;

    IntakeRequests(OrderRepository repository, OrderRules rules, ReferenceLookupLimiter tries, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.tries = tries;
        this.audit = audit;
        this.clock = clock;
    }

    /** Result of a change to an application. */
    public sealed interface IntakeResult {
        record Done(IntakeRequest request) implements IntakeResult {}

        /** The stage is not allowed next, or the request is closed. */
        record StageNotAllowed(Stage now) implements IntakeResult {}

        /** Documents are missing or it is declined: the applicant must be told why. */
        record ReasonNeeded() implements IntakeResult {}

        /** It does not exist, or is not theirs. */
        record NoSuchRequest() implements IntakeResult {}
    }

    /** Returns the codes of the documents that the policy file requires; they may be sent later. */
    public List<String> requiredDocuments(IntakeRequest.Kind kind) {
        return rules.intake().getOrDefault(kind, List.of());
    }

    /** Submits an application. The same key always returns the same request. */
    public IntakeRequest submit(String key, IntakeRequest.IntakeDetails wanted, List<SentDocumentId> documents, Actor actor) {
        while (true) {
            Optional<IntakeRequest> before = repository.intakeRequests.findBy("key", key);
            if (before.isPresent()) {
                return before.get();
            }
            var fresh = new IntakeRequest(
                    IntakeId.create(), 0, key, RandomCodes.createNumber(9), wanted, actor.person(),
                    actor.channel(),
                    documents.stream().distinct().limit(MAX_DOCUMENTS).toList(), Stage.RECEIVED,
                    List.of(new StageChange(Stage.RECEIVED, clock.instant(), "")), List.of());
            var received = new IntakeReceived(
                    fresh.id(), fresh.reference(), wanted.kind(), actor.person(), wanted.phone(), wanted.language(), actor.channel(),
                    clock.instant());
            if (repository.intakeRequests.insert(fresh.withEvents(List.of(OutboxMessage.of(received))))) {
                audit.record(actor, "intake-received " + fresh.id(), Optional.empty());
                return fresh;
            }
            // Either the same request was submitted twice at once, or the reference number is taken: the next iteration decides.
        }
    }

    /**
     * Finds an application for the applicant, who must give both its reference number and their phone number. Failed attempts are limited.
     */
    public Optional<IntakeRequest> findByReference(String reference, PhoneNumber phone, Actor actor) {
        Optional<IntakeRequest> found = tries.lookUp(actor, phone,
                () -> repository.intakeRequests.findBy("reference", reference.replaceAll("\\D", ""))
                .filter(request -> request.wanted().phone().equals(phone)));
        audit.record(actor, found.map(request -> "intake-seen " + request.id()).orElse("intake-refused"), Optional.empty());
        return found;
    }

    /** Finds an application by its number, for a lookup that is limited and checks the phone number itself. */
    public Optional<IntakeRequest> findByNumber(String digits) {
        return repository.intakeRequests.findBy("reference", digits);
    }

    /** Lists open applications for staff, oldest first. */
    public List<IntakeRequest> listOpen(int limit, Actor staff) {
        staff.requireStaff();
        audit.record(staff, "intake-listed", Optional.empty());
        return repository.listOpenIntake(limit);
    }

    public Optional<IntakeRequest> find(IntakeId id, Actor staff) {
        staff.requireStaff();
        audit.record(staff, "intake-seen " + id, Optional.empty());
        return repository.intakeRequests.find(id.value());
    }

    /** @param message message to the applicant besides the stage: which documents, what it costs, which day */
    public IntakeResult changeStage(IntakeId id, Stage to, String message, Actor staff) {
        staff.requireStaff();
        Optional<IntakeRequest> found = repository.intakeRequests.find(id.value());
        if (message.isBlank() && found.filter(request -> request.stage().nextStages().contains(to)
                && (to == Stage.DECLINED || to == Stage.SCHEDULED && missing(request) > 0)).isPresent()) {
            return new IntakeResult.ReasonNeeded();
        }
        return found.isEmpty() ? new IntakeResult.NoSuchRequest()
                : change(id, staff, "intake-" + to, now -> withStage(now, to, message.strip()));
    }

    /** Returns the number of required documents still missing. */
    public int missing(IntakeRequest request) {
        return Math.max(0, requiredDocuments(request.wanted().kind()).size() - request.papers().size());
    }

    private IntakeRequest withStage(IntakeRequest now, Stage to, String message) {
        if (!now.stage().nextStages().contains(to)) {
            return now;
        }
        IntakeRequest then = now.withStage(new StageChange(to, clock.instant(), message));
        DomainEvent event = new IntakeStageChanged(then.id(), then.reference(), then.track().size(), to, message, then.person(),
                then.wanted().phone(), then.wanted().language(), clock.instant());
        return then.withEvents(List.of(OutboxMessage.of(event)));
    }

    private IntakeResult change(IntakeId id, Actor actor, String action, UnaryOperator<IntakeRequest> change) {
        long before = repository.intakeRequests.find(id.value()).map(IntakeRequest::version).orElse(0L);
        IntakeRequest after = repository.intakeRequests.change(id.value(), change);
        if (after.version() == before) {
            return new IntakeResult.StageNotAllowed(after.stage());
        }
        audit.record(actor, action + " " + id, Optional.empty());
        return new IntakeResult.Done(after);
    }
}
