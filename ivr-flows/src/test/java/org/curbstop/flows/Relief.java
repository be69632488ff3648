package org.curbstop.flows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.ScreeningForTests;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.Utility;

/** What help there is in Millbrook: the real screening of its real programmes, and an office that remembers who asked. */
final class Relief {

    private static final Utility MILLBROOK = SampleUtility.millbrook();

    private final List<String> acts;

    Relief(List<String> acts) {
        this.acts = acts;
    }

    Map<String, Function<ActionCall, Outcome>> actions() {
        var screening = ScreeningForTests.millbrook();
        return Map.of(
                "screen-household", call -> new ScreenHousehold(screening, MILLBROOK).run(call),
                "describe-programme", call -> new DescribeProgramme(screening, Relief::office, MILLBROOK).run(call),
                "ask-for-help", this::ask);
    }

    private static Optional<Offices.Office> office(String agency, String programme) {
        return Optional.of(agency.equals("mill-river-action")
                ? new Offices.Office("Mill River Action", "(503) 555-0170", false) : new Offices.Office("Millbrook Home Repair", "(503) 555-0171", true));
    }

    private Outcome ask(ActionCall call) {
        boolean refers = call.require("programme").equals("liheap");
        acts.add((refers ? "refers " : "applies ") + call.require("account") + " " + call.require("programme")
                + ToldHousehold.readBack(call, Money.USD).map(Household::size).map(size -> " with " + size).orElse(" without answers"));
        return Outcome.of(refers ? "referred" : "applied").with("reference", Value.of(refers ? "ref_0000000001" : "app_0000000001"));
    }
}
