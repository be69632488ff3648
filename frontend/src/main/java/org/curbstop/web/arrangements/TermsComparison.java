package org.curbstop.web.arrangements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Compares the requested terms with the terms that the rules allow, for the customer and for staff alike. */
public final class TermsComparison extends Div {

    /** @param requestedKey message key of the customer's column: "You ask", or at the desk "The customer asks" */
    public TermsComparison(String requestedKey, InstallmentSchedule requested, ArrangementTerms terms) {
        addClassName("two");
        add(side(requestedKey, PlanTimeline.of(requested)), side("time.rules-take", termsRange(terms)));
    }

    /** Creates the comparison that a customer sees while staff decide. */
    static Callout pendingRequest(ArrangementExceptionRequest request) {
        var callout = new Callout(StatusChip.Tone.WAIT, I18n.text("time.waiting"),
                TitledView.paragraph("time.waiting.by", I18n.date(request.answerBy())),
                new TermsComparison("time.you-ask", request.asked(), request.offered()));
        if (!request.said().isEmpty()) {
            callout.add(TitledView.paragraph("time.waiting.said", request.said()));
        }
        return callout;
    }

    private static Div side(String key, com.vaadin.flow.component.Component what) {
        return new Div(new H3(I18n.text(key)), what);
    }

    static UnorderedList termsRange(ArrangementTerms terms) {
        var list = new UnorderedList(new ListItem(I18n.text("time.range.total", I18n.money(terms.total()))),
                new ListItem(I18n.text("time.range.first", I18n.money(terms.leastFirst()), I18n.date(terms.firstBy()))));
        if (terms.mostPayments() > 0) {
            list.add(new ListItem(I18n.text("time.range.most", terms.mostPayments())));
        }
        if (terms.leastPayment().isPositive() && terms.mostPayments() > 0) {
            list.add(new ListItem(I18n.text("time.range.each", I18n.money(terms.leastPayment()))));
        }
        list.add(new ListItem(I18n.text("time.range.last", I18n.date(terms.lastDay()))));
        list.addClassName("range");
        return list;
    }
}
