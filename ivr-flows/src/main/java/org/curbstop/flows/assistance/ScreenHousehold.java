package org.curbstop.flows.assistance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.curbstop.assistance.screening.AssistanceMessages;
import org.curbstop.assistance.screening.EligibilityVerdict;
import org.curbstop.assistance.screening.ProgramEligibility;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Screens a household for all programs, and offers details of the best few, then of the next few. */
@Component
record ScreenHousehold(Screening screening, Utility utility) implements FlowAction {

    /** As many as a listener can remember and a text message can hold. */
    private static final int MAX_AT_ONCE = 3;

    @Override
    public ActionSpec spec() {
        return AssistanceActionSpecs.SCREEN_HOUSEHOLD;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var household = HouseholdAnswers.from(call, utility.currency());
        if (household.isEmpty()) {
            return ActionOutcome.of("too-many");
        }
        var messages = AssistanceMessages.forLanguage(call.language());
        var findings = screening.screen(household.get());
        long fitting = findings.stream().filter(eligibility -> eligibility.verdict() == EligibilityVerdict.YES).count();
        long possible = findings.stream().filter(eligibility -> eligibility.verdict() == EligibilityVerdict.MAYBE).count();
        if (fitting + possible == 0) {
            return ActionOutcome.of("nothing");
        }
        int before = call.text("shown").map(Integer::parseInt).filter(shown -> shown < findings.size()).orElse(0);
        var channel = call.caller().context().channel();
        var page = findings.subList(before, Math.min(findings.size(), before + (channel == Channel.PAGE ? findings.size() : MAX_AT_ONCE)));
        return ActionOutcome.of("found").with("programmes", programOptions(page, before + page.size() < findings.size(), messages, channel))
                .with("lines", SlotValue.of(page.stream().map(eligibility -> line(eligibility,
                messages)).collect(Collectors.joining("\n"))))
                .with("fitting", SlotValue.of(fitting)).with("possible", SlotValue.of(possible))
                .with("answers", HouseholdAnswers.readBackOptions(household.get(), messages))
                .with("shown", SlotValue.of(before + page.size()));
    }

    private static SlotValue.Options programOptions(List<ProgramEligibility> page, boolean more, AssistanceMessages messages,
            Channel channel) {
        var items = new ArrayList<SlotValue.Option>();
        page.forEach(eligibility -> items.add(new SlotValue.Option(eligibility.program().id(),
                SlotValue.of(label(eligibility, messages, channel)))));
        if (more) {
            items.add(new SlotValue.Option("more", SlotValue.of(messages.moreLabel())));
        }
        items.add(new SlotValue.Option("done", SlotValue.of(messages.doneLabel())));
        return new SlotValue.Options(items);
    }

    /** Returns the label of a choice. In a text it is the only place for verdict and reason; on the phone it has name and verdict. */
    private static String label(ProgramEligibility eligibility, AssistanceMessages messages, Channel channel) {
        String verdict = messages.verdict(eligibility.verdict());
        return switch (channel) {
            case TEXT ->
                    verdict.toUpperCase(Locale.ROOT) + " " + messages.name(eligibility.program()) + ": "
                            + messages.decidingReasonShort(eligibility);
            case VOICE -> messages.name(eligibility.program()) + ", " + verdict.toLowerCase(Locale.ROOT);
            case PAGE -> verdict + " – " + messages.title(eligibility.program()) + "\n" + messages.decidingReason(eligibility);
            case CHAT, PORTAL, DESK, SYSTEM -> messages.title(eligibility.program());
        };
    }

    private static String line(ProgramEligibility eligibility, AssistanceMessages messages) {
        return messages.verdict(eligibility.verdict()) + " – " + messages.title(eligibility.program()) + ": "
                + messages.decidingReason(eligibility);
    }
}
