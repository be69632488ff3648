package org.curbstop.flows;

import org.curbstop.assistance.AssistanceWords;
import org.curbstop.assistance.Finding;
import org.curbstop.assistance.Programme;
import org.curbstop.assistance.Screening;
import org.curbstop.assistance.Verdict;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** One programme for one household: what it gives, why it fits or not, what to bring, and who decides. */
@Component
final class DescribeProgramme implements FlowAction {

    private static final String[] ALWAYS = {"name", "gives", "why", "brief"};
    private static final String[] TO_ASK = {"name", "gives", "why", "brief", "documents", "agencyName", "agencyPhone", "handledBy"};

    static final ActionSpec SPEC = ActionSpec.reading("describe-programme").taking("programme", "size", "every", "bill").mayTake("income", "home", "heat")
            .ending("agency", TO_ASK).ending("ours", TO_ASK).ending("time").ending("plan", ALWAYS).ending("closed", ALWAYS).ending("unfit", ALWAYS);

    /** The programme that a flow of its own sets up. */
    private static final String TIME_TO_PAY = "time-to-pay";

    private final Screening screening;
    private final Offices offices;
    private final Utility utility;

    DescribeProgramme(Screening screening, Offices offices, Utility utility) {
        this.screening = screening;
        this.offices = offices;
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var finding = screening.of(ToldHousehold.in(call, utility.currency()).orElseThrow()).stream()
                .filter(each -> each.programme().id().equals(call.require("programme"))).findFirst().orElseThrow();
        var words = AssistanceWords.in(call.language());
        var programme = finding.programme();
        if (finding.verdict() == Verdict.NO) {
            boolean closed = finding.deciding().stream().anyMatch(reason -> reason.code().startsWith("closed."));
            return told(closed ? "closed" : "unfit", finding, words);
        }
        if (programme.id().equals(TIME_TO_PAY)) {
            return Outcome.of("time");
        }
        if (programme.kind() == Programme.Kind.PLAN) {
            return told("plan", finding, words);
        }
        return programme.apply().agency().map(agency -> byAgency(agency, finding, words)).orElseGet(() -> asked("ours", "us", finding, words)
                .with("agencyName", Value.of(utility.shortName())).with("agencyPhone", Value.of(utility.lines().office().national())));
    }

    /** An agency that the directory does not know, or that takes nobody now, is closed to whoever asks. */
    private Outcome byAgency(String agency, Finding finding, AssistanceWords words) {
        return offices.of(agency, finding.programme().id()).filter(office -> !office.closed())
                .map(office -> asked("agency", "agency", finding, words).with("agencyName", Value.of(office.name())).with("agencyPhone", Value.of(office.reach())))
                .orElseGet(() -> told("closed", finding, words));
    }

    private static Outcome asked(String ending, String handledBy, Finding finding, AssistanceWords words) {
        return told(ending, finding, words).with("documents", Value.of(words.together(words.documents(finding.programme())))).with("handledBy", Value.of(handledBy));
    }

    private static Outcome told(String ending, Finding finding, AssistanceWords words) {
        return Outcome.of(ending).with("name", Value.of(words.title(finding.programme()))).with("gives", Value.of(words.gives(finding.programme())))
                .with("why", Value.of(words.why(finding))).with("brief", Value.of(words.briefly(finding)));
    }
}
