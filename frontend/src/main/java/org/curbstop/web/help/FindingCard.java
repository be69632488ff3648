package org.curbstop.web.help;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import org.curbstop.assistance.AssistanceWords;
import org.curbstop.assistance.Finding;
import org.curbstop.assistance.Verdict;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** One programme that fits or may: by which figure, what to bring, who decides, and what to do now. */
final class FindingCard extends Div {

    FindingCard(Finding finding, Div ways) {
        AssistanceWords words = ReferralWords.words();
        addClassNames("finding", "finding-" + finding.verdict().name().toLowerCase(Locale.ROOT));
        var head = new Div(new H3(words.title(finding.programme())), chip(finding.verdict()));
        head.addClassName("finding-head");
        var says = new Div(new Paragraph(words.gives(finding.programme())), Page.span(words.why(finding), "finding-why"));
        says.addClassName("finding-says");
        if (!finding.programme().documents().isEmpty()) {
            says.add(new Div(Page.span(Say.words("help.bring"), "strong"), list(words.documents(finding.programme()))));
        }
        says.add(rules(finding, words));
        add(head, Page.row("finding-body", says, ways));
    }

    private static Chip chip(Verdict verdict) {
        return new Chip(verdict == Verdict.YES ? Chip.Tone.GOOD : Chip.Tone.WAIT, Say.words("help.verdict", verdict));
    }

    private static UnorderedList list(List<String> lines) {
        var list = new UnorderedList();
        list.addClassName("papers");
        lines.forEach(line -> list.add(new ListItem(line)));
        return list;
    }

    /** Every rule with its answer, for who wants to check us. */
    private static Details rules(Finding finding, AssistanceWords words) {
        return new Details(
                Say.words("help.rules"), list(finding.reasons().stream().map(reason -> words.verdict(reason.verdict()) + " – " + words.reason(reason)).toList()),
                new Paragraph(Say.words("help.source", finding.programme().source())));
    }

    /** Those that do not fit, each with the reason; one opens them who wants to know. */
    static Details unfit(List<Finding> findings) {
        AssistanceWords words = ReferralWords.words();
        var list = new UnorderedList();
        list.addClassName("not-now");
        findings.forEach(finding -> list.add(new ListItem(Page.span(words.title(finding.programme()), "strong"), new Paragraph(words.why(finding)))));
        return new Details(Say.words("help.not-now", findings.size()), list);
    }
}
