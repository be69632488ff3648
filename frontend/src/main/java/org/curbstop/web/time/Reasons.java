package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.RuleAnswer;
import org.curbstop.common.Language;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** Why we offer what we offer: each rule with whether it held, its figure, and where it stands. */
final class Reasons {

    private Reasons() {}

    static Component of(List<RuleAnswer> answers, Language language) {
        var words = ArrangementWords.in(language);
        var list = new UnorderedList();
        list.addClassName("reasons");
        answers.forEach(answer -> list.add(new ListItem(
                new Chip(answer.held() ? Chip.Tone.GOOD : Chip.Tone.BAD, Say.words(answer.held() ? "time.rule.held" : "time.rule.not")),
                Page.span(words.rule(answer)), Page.span(answer.source(), "reason-source"))));
        var details = new Details(Say.words("time.why"), list);
        details.addClassName("no-print");
        return details;
    }

    static Component rights(List<String> keys, Language language) {
        var words = ArrangementWords.in(language);
        var list = new UnorderedList();
        list.addClassName("rights");
        keys.forEach(key -> list.add(new ListItem(words.right(key))));
        return list;
    }
}
