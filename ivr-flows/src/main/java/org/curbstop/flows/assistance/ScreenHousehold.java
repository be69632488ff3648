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

/** Holds a household against every programme and offers the best few to hear more about, then the next. */
@Component
public final class ScreenHousehold implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("screen-household").taking(HouseholdAnswers.ANSWERS)
            .mayTake("income", "home", "heat", "shown")
            .ending("found", "programmes", "lines", "fitting", "possible", "answers", "shown").ending("nothing").ending("too-many");

    /** As many as an ear or a text message holds. */
    private static final int MAX_AT_ONCE = 3;

    private final Screening screening;
    private final Utility utility;

    ScreenHousehold(Screening screening, Utility utility) {
        this.screening = screening;
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var household = HouseholdAnswers.from(call, utility.currency());
        if (household.isEmpty()) {
            return ActionOutcome.of("too-many");
        }
        var words = AssistanceMessages.forLanguage(call.language());
        var findings = screening.screen(household.get());
        long fitting = findings.stream().filter(finding -> finding.verdict() == EligibilityVerdict.YES).count();
        long possible = findings.stream().filter(finding -> finding.verdict() == EligibilityVerdict.MAYBE).count();
        if (fitting + possible == 0) {
            return ActionOutcome.of("nothing");
        }
        int before = call.text("shown").map(Integer::parseInt).filter(shown -> shown < findings.size()).orElse(0);
        var channel = call.caller().context().channel();
        var page = findings.subList(before, Math.min(findings.size(), before + (channel == Channel.PAGE ? findings.size() : MAX_AT_ONCE)));
        return ActionOutcome.of("found").with("programmes", programOptions(page, before + page.size() < findings.size(), words, channel))
                .with("lines", SlotValue.of(page.stream().map(finding -> line(finding, words)).collect(Collectors.joining("\n"))))
                .with("fitting", SlotValue.of(fitting)).with("possible", SlotValue.of(possible))
                .with("answers", HouseholdAnswers.readBackOptions(household.get(), words))
                .with("shown", SlotValue.of(before + page.size()));
    }

    private static SlotValue.Options programOptions(List<ProgramEligibility> page, boolean more, AssistanceMessages words,
            Channel channel) {
        var items = new ArrayList<SlotValue.Option>();
        page.forEach(finding -> items.add(new SlotValue.Option(finding.programme().id(), SlotValue.of(label(finding, words, channel)))));
        if (more) {
            items.add(new SlotValue.Option("more", SlotValue.of(words.moreLabel())));
        }
        items.add(new SlotValue.Option("done", SlotValue.of(words.doneLabel())));
        return new SlotValue.Options(items);
    }

    /** A text message has no other room for the verdict and its reason; an ear gets the verdict with the name. */
    private static String label(ProgramEligibility finding, AssistanceMessages words, Channel channel) {
        String verdict = words.verdict(finding.verdict());
        return switch (channel) {
            case TEXT ->
                    verdict.toUpperCase(Locale.ROOT) + " " + words.name(finding.programme()) + ": " + words.decidingReasonShort(finding);
            case VOICE -> words.name(finding.programme()) + ", " + verdict.toLowerCase(Locale.ROOT);
            case PAGE -> verdict + " – " + words.title(finding.programme()) + "\n" + words.decidingReason(finding);
            case CHAT, PORTAL, DESK, SYSTEM -> words.title(finding.programme());
        };
    }

    private static String line(ProgramEligibility finding, AssistanceMessages words) {
        return words.verdict(finding.verdict()) + " – " + words.title(finding.programme()) + ": " + words.decidingReason(finding);
    }
}
