package org.curbstop.arrangements.disconnection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionResult;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/** Applies an event to a notice: stores the new state, publishes its events and audits it, or returns why it does not apply. */
@Component
public final class DisconnectionNoticeTransitions {

    private final ArrangementRepository repository;
    private final AuditTrail audit;

    public DisconnectionNoticeTransitions(ArrangementRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    void recordAudit(Actor actor, String action, AccountId account) {
        audit.record(actor, action, Optional.of(account));
    }

    void recordAudit(Actor actor, String action, List<AccountId> accounts) {
        audit.record(actor, action, accounts);
    }

    DisconnectionResult apply(DisconnectionNoticeId id, Actor actor, String action, DisconnectionResult.DisconnectionRefusal otherwise,
            DisconnectionNoticeStateMachine.NoticeEvent step, Function<DisconnectionNotice, List<DomainEvent>> events) {
        if (repository.notices.find(id.value()).isEmpty()) {
            return new DisconnectionResult.NotPossible(DisconnectionResult.DisconnectionRefusal.NO_SUCH_NOTICE);
        }
        var changed = new AtomicBoolean();
        DisconnectionNotice after = repository.notices.change(id.value(), now -> {
            Optional<DisconnectionNotice.State> next = DisconnectionNoticeStateMachine.next(now.state(), step);
            changed.set(next.isPresent());
            return next.map(state -> now.withState(state, events.apply(now).stream().map(OutboxMessage::of).toArray(OutboxMessage[]::new)))
                    .orElse(now);
        });
        if (!changed.get()) {
            return new DisconnectionResult.NotPossible(otherwise);
        }
        recordAudit(actor, action + " " + id, after.account());
        return new DisconnectionResult.Done(after);
    }
}
