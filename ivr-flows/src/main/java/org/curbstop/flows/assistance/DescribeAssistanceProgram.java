package org.curbstop.flows.assistance;

import org.curbstop.assistance.screening.AssistanceMessages;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.assistance.screening.EligibilityVerdict;
import org.curbstop.assistance.screening.ProgramEligibility;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Describes one program for one household: benefit, eligibility and its reason, documents to bring, and who decides. */
@Component
record DescribeAssistanceProgram(Screening screening, AgencyContacts agencyContacts, Utility utility) implements FlowAction {

    /** Program that has a flow of its own. */
    private static final String TIME_TO_PAY = "time-to-pay";

    @Override
    public ActionSpec spec() {
        return AssistanceActionSpecs.DESCRIBE_PROGRAM;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var eligibility = screening.screen(HouseholdAnswers.from(call, utility.currency()).orElseThrow()).stream()
                .filter(each -> each.program().id().equals(call.require("programme"))).findFirst().orElseThrow();
        var messages = AssistanceMessages.forLanguage(call.language());
        var program = eligibility.program();
        if (eligibility.verdict() == EligibilityVerdict.NO) {
            boolean closed = eligibility.decidingReasons().stream().anyMatch(reason -> reason.code().startsWith("closed."));
            return outcome(closed ? "closed" : "unfit", eligibility, messages);
        }
        if (program.id().equals(TIME_TO_PAY)) {
            return ActionOutcome.of("time");
        }
        if (program.kind() == AssistanceProgram.Kind.PLAN) {
            return outcome("plan", eligibility, messages);
        }
        return program.apply().agency().map(agency -> byAgency(agency, eligibility, messages))
                .orElseGet(() -> applicationOutcome("ours", "us", eligibility, messages)
                        .with("agencyName", SlotValue.of(utility.shortName()))
                        .with("agencyPhone", SlotValue.of(utility.lines().office().formatNational())));
    }

    /** A program counts as closed if its agency is not in the directory or accepts no applications. */
    private ActionOutcome byAgency(String agency, ProgramEligibility eligibility, AssistanceMessages messages) {
        return agencyContacts.find(agency, eligibility.program().id()).filter(contact -> !contact.closed())
                .map(contact -> applicationOutcome("agency", "agency", eligibility, messages)
                .with("agencyName", SlotValue.of(contact.name()))
                        .with("agencyPhone", SlotValue.of(contact.contact())))
                .orElseGet(() -> outcome("closed", eligibility, messages));
    }

    private static ActionOutcome applicationOutcome(String ending, String handledBy, ProgramEligibility eligibility,
            AssistanceMessages messages) {
        return outcome(ending, eligibility, messages).with("documents",
                SlotValue.of(messages.joinWithAnd(messages.documents(eligibility.program()))))
                .with("handledBy", SlotValue.of(handledBy));
    }

    private static ActionOutcome outcome(String ending, ProgramEligibility eligibility, AssistanceMessages messages) {
        return ActionOutcome.of(ending).with("name", SlotValue.of(messages.title(eligibility.program())))
                .with("gives", SlotValue.of(messages.benefit(eligibility.program())))
                .with("why", SlotValue.of(messages.decidingReason(eligibility)))
                .with("brief", SlotValue.of(messages.decidingReasonShort(eligibility)));
    }
}
