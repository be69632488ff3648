package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Language;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Lists the rules behind an offer, each with its result, its figure and its source. */
final class OfferReasons {

    private OfferReasons() {}

    static Component of(List<PolicyRuleResult> answers, Language language) {
        var messages = ArrangementMessages.in(language);
        var list = TitledView.styled(new UnorderedList(), "reasons");
        answers.forEach(answer -> list.add(new ListItem(
                new StatusChip(answer.held() ? StatusChip.Tone.GOOD : StatusChip.Tone.BAD,
                        I18n.text(answer.held() ? "time.rule.held" : "time.rule.not")),
                TitledView.span(messages.rule(answer)), TitledView.span(answer.source(), "reason-source"))));
        return TitledView.styled(new Details(I18n.text("time.why"), list), "no-print");
    }

    static Component rights(List<String> keys, Language language) {
        var messages = ArrangementMessages.in(language);
        var list = TitledView.styled(new UnorderedList(), "rights");
        keys.forEach(key -> list.add(new ListItem(messages.right(key))));
        return list;
    }
}
