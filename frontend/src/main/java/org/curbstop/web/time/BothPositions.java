package org.curbstop.web.time;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.curbstop.arrangements.Schedule;
import org.curbstop.arrangements.StaffRequest;
import org.curbstop.arrangements.Terms;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** What somebody asks for, beside what the rules take: the same picture for the customer and for whoever decides. */
public final class BothPositions extends Div {

    /** @param askedKey heads the customer's side: "You ask", or at the desk "The customer asks" */
    public BothPositions(String askedKey, Schedule asked, Terms terms) {
        addClassName("two");
        add(side(askedKey, PlanLine.of(asked)), side("time.rules-take", range(terms)));
    }

    /** What a customer sees while a person decides. */
    static Callout waiting(StaffRequest request) {
        var callout = new Callout(Chip.Tone.WAIT, Say.words("time.waiting"), Page.words("time.waiting.by", Say.date(request.answerBy())), new BothPositions("time.you-ask", request.asked(), request.offered()));
        if (!request.said().isEmpty()) {
            callout.add(Page.words("time.waiting.said", request.said()));
        }
        return callout;
    }

    private static Div side(String key, com.vaadin.flow.component.Component what) {
        return new Div(new H3(Say.words(key)), what);
    }

    static UnorderedList range(Terms terms) {
        var list = new UnorderedList(
                new ListItem(Say.words("time.range.total", Say.money(terms.total()))),
                new ListItem(Say.words("time.range.first", Say.money(terms.leastFirst()), Say.date(terms.firstBy()))));
        if (terms.mostPayments() > 0) {
            list.add(new ListItem(Say.words("time.range.most", terms.mostPayments())));
        }
        if (terms.leastPayment().isPositive() && terms.mostPayments() > 0) {
            list.add(new ListItem(Say.words("time.range.each", Say.money(terms.leastPayment()))));
        }
        list.add(new ListItem(Say.words("time.range.last", Say.date(terms.lastDay()))));
        list.addClassName("range");
        return list;
    }
}
