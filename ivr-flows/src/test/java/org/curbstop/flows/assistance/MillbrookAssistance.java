package org.curbstop.flows.assistance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.screening.ScreeningForTests;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.Utility;

/** Assistance in Millbrook: the real screening of its real programs, and an in-memory record of requests. */
public final class MillbrookAssistance {

    private static final Utility MILLBROOK = SampleUtility.millbrook();

    private final List<String> acts;

    public MillbrookAssistance(List<String> acts) {
        this.acts = acts;
    }

    public Map<String, Function<ActionCall, ActionOutcome>> actions() {
        var screening = ScreeningForTests.millbrook();
        return Map.of(
                "screen-household", call -> new ScreenHousehold(screening, MILLBROOK).run(call),
                "describe-programme", call -> new DescribeAssistanceProgram(screening, MillbrookAssistance::office, MILLBROOK).run(call),
                "ask-for-help", this::ask);
    }

    private static Optional<AgencyContacts.AgencyContact> office(String agency, String program) {
        return Optional.of(agency.equals("mill-river-action")
                ? new AgencyContacts.AgencyContact("Mill River Action", "(503) 555-0170", false)
                : new AgencyContacts.AgencyContact("Millbrook Home Repair", "(503) 555-0171", true));
    }

    private ActionOutcome ask(ActionCall call) {
        boolean refers = call.require("programme").equals("liheap");
        acts.add((refers ? "refers " : "applies ") + call.require("account") + " " + call.require("programme")
                + HouseholdAnswers.fromReadBack(call, Money.USD).map(Household::size).map(size -> " with " + size)
                        .orElse(" without answers"));
        return ActionOutcome.of(refers ? "referred" : "applied").with("reference",
                SlotValue.of(refers ? "ref_0000000001" : "app_0000000001"));
    }
}
