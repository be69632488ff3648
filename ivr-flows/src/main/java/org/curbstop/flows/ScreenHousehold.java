package org.curbstop.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.curbstop.assistance.AssistanceWords;
import org.curbstop.assistance.Finding;
import org.curbstop.assistance.Screening;
import org.curbstop.assistance.Verdict;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Holds a household against every programme and offers the best few to hear more about, then the next. */
@Component
final class ScreenHousehold implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("screen-household").taking(ToldHousehold.ANSWERS).mayTake("income", "home", "heat", "shown")
            .ending("found", "programmes", "lines", "fitting", "possible", "answers", "shown").ending("nothing").ending("too-many");

    /** As many as an ear or a text message holds. */
    private static final int AT_ONCE = 3;

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
    public Outcome run(ActionCall call) {
        var household = ToldHousehold.in(call, utility.currency());
        if (household.isEmpty()) {
            return Outcome.of("too-many");
        }
        var words = AssistanceWords.in(call.language());
        var findings = screening.of(household.get());
        long fitting = findings.stream().filter(finding -> finding.verdict() == Verdict.YES).count();
        long possible = findings.stream().filter(finding -> finding.verdict() == Verdict.MAYBE).count();
        if (fitting + possible == 0) {
            return Outcome.of("nothing");
        }
        int before = call.text("shown").map(Integer::parseInt).filter(shown -> shown < findings.size()).orElse(0);
        var channel = call.who().approach().channel();
        var page = findings.subList(before, Math.min(findings.size(), before + (channel == Channel.PAGE ? findings.size() : AT_ONCE)));
        return Outcome.of("found").with("programmes", offered(page, before + page.size() < findings.size(), words, channel))
                .with("lines", Value.of(page.stream().map(finding -> line(finding, words)).collect(Collectors.joining("\n"))))
                .with("fitting", Value.of(fitting)).with("possible", Value.of(possible))
                .with("answers", ToldHousehold.spoken(household.get(), words)).with("shown", Value.of(before + page.size()));
    }

    private static Value.Items offered(List<Finding> page, boolean more, AssistanceWords words, Channel channel) {
        var items = new ArrayList<Value.Item>();
        page.forEach(finding -> items.add(new Value.Item(finding.programme().id(), Value.of(label(finding, words, channel)))));
        if (more) {
            items.add(new Value.Item("more", Value.of(words.more())));
        }
        items.add(new Value.Item("done", Value.of(words.done())));
        return new Value.Items(items);
    }

    /** A text message has no other room for the verdict and its reason; an ear gets the verdict with the name. */
    private static String label(Finding finding, AssistanceWords words, Channel channel) {
        String verdict = words.verdict(finding.verdict());
        return switch (channel) {
            case TEXT -> verdict.toUpperCase(Locale.ROOT) + " " + words.name(finding.programme()) + ": " + words.briefly(finding);
            case VOICE -> words.name(finding.programme()) + ", " + verdict.toLowerCase(Locale.ROOT);
            case PAGE -> verdict + " – " + words.title(finding.programme()) + "\n" + words.why(finding);
            case CHAT, PORTAL, DESK, SYSTEM -> words.title(finding.programme());
        };
    }

    private static String line(Finding finding, AssistanceWords words) {
        return words.verdict(finding.verdict()) + " – " + words.title(finding.programme()) + ": " + words.why(finding);
    }
}
