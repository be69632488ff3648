package org.curbstop.flows.outages;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.Outages;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/**
 * Finds a published outage at a premise where the calling number is registered. A number proves nothing, so the outcome names neither the
 * place nor the customer. Reports of a single household are not disclosed.
 */
@Component
public final class FindKnownOutage implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-known-outage").ending("none").ending("out", "service", "crew")
            .ending("expected", "service", "crew", "back").orIfUnavailable("none");

    private static final Set<ServiceType> SERVICES = EnumSet.of(ServiceType.ELECTRIC, ServiceType.WATER, ServiceType.SEWER);
    /** Looking up more premises, such as a landlord's, would delay the call. */
    private static final int MAX_PREMISES = 3;

    private final Outages outages;
    private final Accounts accounts;

    FindKnownOutage(Outages outages, Accounts accounts) {
        this.outages = outages;
        this.accounts = accounts;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return call.caller().context().phone().stream().flatMap(this::at)
                .filter(outage -> outage.isOut() && outage.isPublic() && SERVICES.contains(outage.service())).findFirst()
                .map(outage -> outcome(outage, call)).orElse(ActionOutcome.of("none"));
    }

    private Stream<Outage> at(PhoneNumber phone) {
        return accounts.listPeopleByPhone(phone).stream().flatMap(person -> accounts.listInvolving(person.id()).stream())
                .filter(account -> account.closed().isEmpty()).map(Account::premise).distinct().limit(MAX_PREMISES)
                .flatMap(premise -> outages.findAt(premise).stream());
    }

    private static ActionOutcome outcome(Outage outage, ActionCall call) {
        return outage.etr().flatMap(Etr::back).filter(call.now()::isBefore)
                .map(back -> ActionOutcome.of("expected").with("back", SlotValue.of(back))).orElse(ActionOutcome.of("out"))
                .with("service", SlotValue.of(outage.service().name())).with("crew", SlotValue.of(outage.crew().name()));
    }
}
