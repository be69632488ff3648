package org.curbstop.flows;

import java.util.List;
import java.util.stream.Stream;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.flows.arrangements.ArrangementActionSpecs;
import org.curbstop.flows.assistance.AssistanceActionSpecs;
import org.curbstop.flows.bills.BillActionSpecs;
import org.curbstop.flows.cases.CaseActionSpecs;
import org.curbstop.flows.disconnections.DisconnectionActionSpecs;
import org.curbstop.flows.grievances.GrievanceActionSpecs;
import org.curbstop.flows.leaks.LeakActionSpecs;
import org.curbstop.flows.orders.OrderActionSpecs;
import org.curbstop.flows.outages.OutageActionSpecs;
import org.curbstop.flows.payments.PaymentActionSpecs;
import org.curbstop.flows.premises.PremiseActionSpecs;
import org.curbstop.flows.verification.VerificationActionSpecs;

/** Specifications of all flow actions, for validating and drawing flows without running them. */
public final class FlowActionSpecs {

    private FlowActionSpecs() {}

    public static List<ActionSpec> specs() {
        return Stream.of(
                ArrangementActionSpecs.all(), AssistanceActionSpecs.all(), BillActionSpecs.all(), CaseActionSpecs.all(),
                DisconnectionActionSpecs.all(), GrievanceActionSpecs.all(), LeakActionSpecs.all(), OrderActionSpecs.all(),
                OutageActionSpecs.all(), PaymentActionSpecs.all(), PremiseActionSpecs.all(), VerificationActionSpecs.all())
                .flatMap(List::stream).toList();
    }

    /** Returns the names of the facts that every prompt may use. */
    public static List<String> promptFacts() {
        return List.of("utility", "phone", "emergency", "emergencyGas", "emergencyLine", "emergencySewer", "emergencyWater",
                "emergencyMedical", "texts", "website");
    }
}
