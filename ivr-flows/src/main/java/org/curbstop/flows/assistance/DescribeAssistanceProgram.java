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

/** One programme for one household: what it gives, why it fits or not, what to bring, and who decides. */
@Component
public final class DescribeAssistanceProgram implements FlowAction {

    private static final String[] BASIC_FACTS = {"name", "gives", "why", "brief"};
    private static final String[] APPLICATION_FACTS = {"name", "gives", "why", "brief", "documents", "agencyName", "agencyPhone",
            "handledBy"};

    public static final ActionSpec SPEC = ActionSpec.reading("describe-programme").taking("programme", "size", "every", "bill")
            .mayTake("income", "home", "heat")
            .ending("agency", APPLICATION_FACTS).ending("ours", APPLICATION_FACTS).ending("time").ending("plan", BASIC_FACTS)
            .ending("closed", BASIC_FACTS).ending("unfit", BASIC_FACTS);

    /** The programme that a flow of its own sets up. */
    private static final String TIME_TO_PAY = "time-to-pay";

    private final Screening screening;
    private final AgencyContacts agencyContacts;
    private final Utility utility;

    DescribeAssistanceProgram(Screening screening, AgencyContacts offices, Utility utility) {
        this.screening = screening;
        this.agencyContacts = offices;
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var finding = screening.screen(HouseholdAnswers.from(call, utility.currency()).orElseThrow()).stream()
                .filter(each -> each.programme().id().equals(call.require("programme"))).findFirst().orElseThrow();
        var words = AssistanceMessages.forLanguage(call.language());
        var programme = finding.programme();
        if (finding.verdict() == EligibilityVerdict.NO) {
            boolean closed = finding.decidingReasons().stream().anyMatch(reason -> reason.code().startsWith("closed."));
            return outcome(closed ? "closed" : "unfit", finding, words);
        }
        if (programme.id().equals(TIME_TO_PAY)) {
            return ActionOutcome.of("time");
        }
        if (programme.kind() == AssistanceProgram.Kind.PLAN) {
            return outcome("plan", finding, words);
        }
        return programme.apply().agency().map(agency -> byAgency(agency, finding, words))
                .orElseGet(() -> applicationOutcome("ours", "us", finding, words)
                        .with("agencyName", SlotValue.of(utility.shortName()))
                        .with("agencyPhone", SlotValue.of(utility.lines().office().formatNational())));
    }

    /** An agency that the directory does not know, or that takes nobody now, is closed to whoever asks. */
    private ActionOutcome byAgency(String agency, ProgramEligibility finding, AssistanceMessages words) {
        return agencyContacts.find(agency, finding.programme().id()).filter(office -> !office.closed())
                .map(office -> applicationOutcome("agency", "agency", finding, words).with("agencyName", SlotValue.of(office.name()))
                        .with("agencyPhone", SlotValue.of(office.contact())))
                .orElseGet(() -> outcome("closed", finding, words));
    }

    private static ActionOutcome applicationOutcome(String ending, String handledBy, ProgramEligibility finding, AssistanceMessages words) {
        return outcome(ending, finding, words).with("documents", SlotValue.of(words.joinWithAnd(words.documents(finding.programme()))))
                .with("handledBy", SlotValue.of(handledBy));
    }

    private static ActionOutcome outcome(String ending, ProgramEligibility finding, AssistanceMessages words) {
        return ActionOutcome.of(ending).with("name", SlotValue.of(words.title(finding.programme())))
                .with("gives", SlotValue.of(words.benefit(finding.programme())))
                .with("why", SlotValue.of(words.decidingReason(finding))).with("brief", SlotValue.of(words.decidingReasonShort(finding)));
    }
}
