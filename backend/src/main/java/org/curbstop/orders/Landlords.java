package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.PremiseId;
import org.springframework.stereotype.Component;

/** The owners who keep service on between tenants. */
@Component
public final class Landlords {

    private final OrderStore store;
    private final Audit audit;

    Landlords(OrderStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** False: the place has such an agreement already. */
    public boolean agree(ContinuousService agreement, Asker who) {
        who.mustBeInside();
        boolean first = store.continuous.insert(agreement);
        if (first) {
            audit.record(who, "continuous-service-agreed", agreement.account());
        }
        return first;
    }

    /** The one in force at a place on a day. */
    public Optional<ContinuousService> of(PremiseId place, LocalDate day) {
        return store.continuous.find(place.value()).filter(agreement -> agreement.holdsOn(day));
    }

    public List<ContinuousService> of(AccountId account) {
        return store.continuous.list(org.curbstop.store.Where.is("account", account));
    }

    void under(ContinuousService agreement, AccountId account) {
        store.continuous.change(agreement.id().value(), now -> now.account().isPresent() ? now : now.under(account));
    }
}
