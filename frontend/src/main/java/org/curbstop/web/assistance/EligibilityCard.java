package org.curbstop.web.assistance;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import org.curbstop.assistance.screening.AssistanceMessages;
import org.curbstop.assistance.screening.EligibilityVerdict;
import org.curbstop.assistance.screening.ProgramEligibility;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** One program that matches or may match: the deciding figure, what to bring, who decides, and what to do now. */
final class EligibilityCard extends Div {

    EligibilityCard(ProgramEligibility finding, Div ways) {
        AssistanceMessages messages = ReferralText.assistanceMessages();
        addClassNames("finding", "finding-" + finding.verdict().name().toLowerCase(Locale.ROOT));
        var head = TitledView.styled(new Div(new H3(messages.title(finding.program())), chip(finding.verdict())), "finding-head");
        var says = new Div(new Paragraph(messages.benefit(finding.program())),
                TitledView.span(messages.decidingReason(finding), "finding-why"));
        says.addClassName("finding-says");
        if (!finding.program().documents().isEmpty()) {
            says.add(new Div(TitledView.span(I18n.text("help.bring"), "strong"), list(messages.documents(finding.program()))));
        }
        says.add(rules(finding, messages));
        add(head, TitledView.row("finding-body", says, ways));
    }

    private static StatusChip chip(EligibilityVerdict verdict) {
        return new StatusChip(verdict == EligibilityVerdict.YES ? StatusChip.Tone.GOOD : StatusChip.Tone.WAIT,
                I18n.text("help.verdict", verdict));
    }

    private static UnorderedList list(List<String> lines) {
        var list = TitledView.styled(new UnorderedList(), "papers");
        lines.forEach(line -> list.add(new ListItem(line)));
        return list;
    }

    /** Lists every rule with its result, for customers who want to check. */
    private static Details rules(ProgramEligibility finding, AssistanceMessages messages) {
        return new Details(
                I18n.text("help.rules"),
                list(finding.reasons().stream().map(reason -> messages.verdict(reason.verdict()) + " – " + messages.reason(reason))
                .toList()),
                new Paragraph(I18n.text("help.source", finding.program().source())));
    }

    /** Lists programs that do not match, each with the reason; collapsed at first. */
    static Details ineligible(List<ProgramEligibility> findings) {
        AssistanceMessages messages = ReferralText.assistanceMessages();
        var list = TitledView.styled(new UnorderedList(), "not-now");
        findings.forEach(finding -> list.add(new ListItem(TitledView.span(messages.title(finding.program()), "strong"),
                new Paragraph(messages.decidingReason(finding)))));
        return new Details(I18n.text("help.not-now", findings.size()), list);
    }
}
