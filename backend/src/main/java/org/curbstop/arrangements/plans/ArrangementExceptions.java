package org.curbstop.arrangements.plans;

import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementExceptionRequestId;
import org.curbstop.arrangements.rules.AccountAuthorization;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Handles requests for terms outside the rules. Staff see what was asked and what the rules allow, and approve or decline with a reason.
 */
@Component
public final class ArrangementExceptions {

    private final AccountAuthorization authorization;
    private final ArrangementRepository repository;
    private final ArrangementEnrollment enrollment;
    private final AuditTrail audit;
    private final ArrangementEnrollment.BusinessClock clock;
    private final ArrangementRules rules;

    public ArrangementExceptions(AccountAuthorization authorization, ArrangementRepository repository, ArrangementEnrollment enrollment,
            AuditTrail audit, ArrangementEnrollment.BusinessClock businessClock, ArrangementRules rules) {
        this.authorization = authorization;
        this.repository = repository;
        this.enrollment = enrollment;
        this.audit = audit;
        this.clock = businessClock;
        this.rules = rules;
    }

    /**
     * Requests terms that the rules do not allow, once for the same key.
     *
     * @param said message from the customer to staff; may be empty
     * @return empty if the actor may not make arrangements for the account
     */
    public Optional<ArrangementExceptionRequest> request(String key, AccountId account, ArrangementOffer.Countered offer, String said,
            Language language, Actor actor) {
        return authorization.findManageable(account, actor).map(found -> {
            var from = new ArrangementExceptionRequest.Requester(actor.channel(), language, actor.person());
            var request = new ArrangementExceptionRequest(
                    ArrangementExceptionRequestId.create(), 0, key, account, offer.asked(), offer.terms(), offer.by(), said.strip(), from,
                    clock.now(),
                    clock.workdays().after(clock.today(), rules.plan().answerWorkdays()), new ArrangementExceptionRequest.State.Waiting(),
                    List.of());
            var event = new ArrangementExceptionRequested(request.id(), account, offer.asked(), actor.channel(), request.at());
            if (!repository.requests.insert(request.withState(request.state(), OutboxMessage.of(event)))) {
                return repository.requests.findBy("key", key).orElseThrow();
            }
            audit.record(actor, "terms-asked " + request.id(), Optional.of(account));
            return request;
        });
    }

    public Optional<ArrangementExceptionRequest> find(ArrangementExceptionRequestId id, Actor actor) {
        return repository.requests.find(id.value()).filter(found -> authorization.findViewable(found.account(), actor).isPresent());
    }

    /** Returns the requests for an account, oldest first. */
    public List<ArrangementExceptionRequest> list(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).map(found -> repository.requests(found.id())).orElse(List.of());
    }

    /** Returns the requests that wait for a decision, oldest first. */
    public List<ArrangementExceptionRequest> listWaiting(int limit, Actor staff) {
        staff.requireStaff();
        return repository.listWaitingRequests(limit);
    }

    /**
     * Approves a request and creates the arrangement, replacing one that is running. Empty if the request was declined or does not exist,
     * or if another arrangement was agreed concurrently.
     */
    @RequiresFreshSignIn
    public Optional<Arrangement> approve(ArrangementExceptionRequestId id, Actor staff) {
        String name = staff.requireStaff();
        Optional<ArrangementExceptionRequest> found = repository.requests.find(id.value());
        if (found.isEmpty() || found.get().state() instanceof ArrangementExceptionRequest.State.Declined) {
            return Optional.empty();
        }
        ArrangementExceptionRequest request = found.get();
        var actor = new Actor(request.from().channel(), "desk", request.from().person(), staff.workplaceUser());
        // The request id is the key: approving twice, or again after a crash, creates one arrangement.
        Optional<Arrangement> agreed = enrollment.findByKey(id.value(), request.account())
                .or(() -> enrollment.agree(id.value(), request.account(), request.asked(),
                        new ArrangementEnrollment.AgreedBy(request.from().language(), actor, Optional.of(name))));
        agreed.ifPresent(
                made -> repository.requests.change(id.value(), now -> now.state() instanceof ArrangementExceptionRequest.State.Waiting
                ? now.withState(new ArrangementExceptionRequest.State.Approved(name, made.id(), clock.now()))
                : now));
        return agreed;
    }

    /**
     * Declines a request.
     *
     * @param why reason, for the record and for questions by the customer
     * @return {@code false} if the request is no longer waiting
     */
    public boolean decline(ArrangementExceptionRequestId id, String why, Actor staff) {
        String name = staff.requireStaff();
        Optional<ArrangementExceptionRequest> found = repository.requests.find(id.value());
        if (found.isEmpty()) {
            return false;
        }
        ArrangementExceptionRequest after = repository.requests.change(id.value(),
                now -> now.state() instanceof ArrangementExceptionRequest.State.Waiting
                        ? now.withState(new ArrangementExceptionRequest.State.Declined(name, why.strip(), clock.now()),
                                OutboxMessage.of(new ArrangementExceptionDeclined(
                                        id, now.account(), Optional.of(now.asked().total()), now.from().person(), now.from().language(),
                                        name, clock.now())))
                : now);
        boolean declined = after.state() instanceof ArrangementExceptionRequest.State.Declined by && by.by().equals(name);
        if (declined) {
            audit.record(staff, "terms-declined " + id, Optional.of(after.account()));
        }
        return declined;
    }
}
