package org.curbstop.orders.premises;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.ContinuousServiceAgreement;
import org.curbstop.orders.store.OrderRepository;
import org.springframework.stereotype.Component;

/** Agreements of owners who continue service between tenants. */
@Component
public final class ContinuousServiceAgreements {

    private final OrderRepository repository;
    private final AuditTrail audit;

    public ContinuousServiceAgreements(OrderRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** Creates an agreement. Returns false if the premise already has one. */
    public boolean create(ContinuousServiceAgreement agreement, Actor actor) {
        actor.requireStaffOrSystem();
        boolean first = repository.continuousServiceAgreements.insert(agreement);
        if (first) {
            audit.record(actor, "continuous-service-agreed", agreement.account());
        }
        return first;
    }

    /** Returns the agreement in force at a premise on a day. */
    public Optional<ContinuousServiceAgreement> find(PremiseId place, LocalDate day) {
        return repository.continuousServiceAgreements.find(place.value()).filter(agreement -> agreement.isInForce(day));
    }

    public void attachAccount(ContinuousServiceAgreement agreement, AccountId account) {
        repository.continuousServiceAgreements.change(agreement.id().value(),
                now -> now.account().isPresent() ? now : now.withAccount(account));
    }
}
