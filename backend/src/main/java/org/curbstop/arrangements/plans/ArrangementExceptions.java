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

/** Terms outside the rules: both positions go to a person, who grants what was asked or says why not. */
@Component
public final class ArrangementExceptions {

    private final AccountAuthorization authorization;
    private final ArrangementRepository repository;
    private final ArrangementEnrollment enrollment;
    private final AuditTrail audit;
    private final ArrangementEnrollment.BusinessClock clock;
    private final ArrangementRules rules;

    public ArrangementExceptions(AccountAuthorization authorization, ArrangementRepository repository, ArrangementEnrollment enrollment,
            AuditTrail audit,
            ArrangementEnrollment.BusinessClock businessClock, ArrangementRules rules) {
        this.authorization = authorization;
        this.repository = repository;
        this.enrollment = enrollment;
        this.audit = audit;
        this.clock = businessClock;
        this.rules = rules;
    }

    /**
     * Asks a person for what the rules do not take; the same key asks once.
     *
     * @param said what the customer wants staff to know; may be empty
     * @return empty: not theirs to ask for
     */
    public Optional<ArrangementExceptionRequest> request(String key, AccountId account, ArrangementOffer.Countered offer, String said,
            Language language, Actor actor) {
        return authorization.findManageable(account, actor).map(found -> {
            var from = new ArrangementExceptionRequest.Requester(actor.channel(), language, actor.person());
            var request = new ArrangementExceptionRequest(
                    ArrangementExceptionRequestId.mint(), 0, key, account, offer.asked(), offer.terms(), offer.by(), said.strip(), from,
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

    /** What was asked for an account, oldest first. */
    public List<ArrangementExceptionRequest> list(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).map(found -> repository.requests(found.id())).orElse(List.of());
    }

    /** What waits for a decision, oldest first. */
    public List<ArrangementExceptionRequest> listWaiting(int most, Actor staff) {
        AccountAuthorization.requireStaff(staff);
        return repository.listWaitingRequests(most);
    }

    /** Grants what was asked: it is agreed with that, in place of one that may run. Empty: it waits no longer. */
    @RequiresFreshSignIn
    public Optional<Arrangement> approve(ArrangementExceptionRequestId id, Actor staff) {
        String name = AccountAuthorization.requireStaff(staff);
        Optional<ArrangementExceptionRequest> found = repository.requests.find(id.value());
        if (found.isEmpty() || found.get().state() instanceof ArrangementExceptionRequest.State.Declined) {
            return Optional.empty();
        }
        ArrangementExceptionRequest request = found.get();
        var actor = new Actor(request.from().channel(), "desk", request.from().person(), staff.workplaceUser());
        // The key is the request: approving twice, or again after a stop, agrees once.
        Optional<Arrangement> agreed = enrollment.findByKey(id.value(), request.account())
                .or(() -> enrollment.agree(id.value(), request.account(), request.asked(),
                        new ArrangementEnrollment.AgreedBy(request.from().language(), actor, Optional.of(name))));
        agreed.ifPresent(
                made -> repository.requests.change(id.value(), now -> now.state() instanceof ArrangementExceptionRequest.State.Waiting
                ? now.withState(new ArrangementExceptionRequest.State.Approved(name, made.id(), clock.now()))
                : now));
        return agreed;
    }

    /** Says no. @param why for the file and the customer's question @return false: it waits no longer */
    public boolean decline(ArrangementExceptionRequestId id, String why, Actor staff) {
        String name = AccountAuthorization.requireStaff(staff);
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
