package org.curbstop.web.arrangements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.plans.ArrangementRequest;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;

/** Form for a counteroffer: first payment, its date, and the monthly amount after it. */
final class ProposedTermsForm extends Div {

    /** Days beyond the latest first payment that the rules allow, for customers who have to ask for more time. */
    private static final int MAX_EXTRA_DAYS = 30;

    private final MoneyField first;
    private final Select<LocalDate> day = new Select<>();
    private final MoneyField monthlyAmount;

    ProposedTermsForm(FormBinder form, ArrangementTerms terms, LocalDate today) {
        addClassName("counteroffer");
        first = new MoneyField(I18n.text("time.own.first"), I18n.text("time.own.first.hint", I18n.money(terms.leastFirst())),
                terms.total().currency());
        monthlyAmount = new MoneyField(I18n.text("time.own.each"), I18n.text("time.own.each.hint"), terms.total().currency());
        day.setLabel(I18n.text("time.own.day"));
        day.setHelperText(I18n.text("time.own.day.hint", I18n.date(terms.firstBy())));
        day.setItems(today.datesUntil(terms.firstBy().plusDays(MAX_EXTRA_DAYS + 1L)).toList());
        day.setItemLabelGenerator(each -> each.equals(today) ? I18n.text("time.today", I18n.date(each)) : I18n.date(each));
        day.setValue(today);
        first.setId("plan-first");
        day.setId("plan-day");
        monthlyAmount.setId("plan-each");
        first.setAmount(terms.leastFirst());
        add(form.check(first, typed -> first.amount().isPresent(), "pay.other.error"), day,
                form.check(monthlyAmount, typed -> monthlyAmount.amount().isPresent(), "pay.other.error"));
    }

    /** Returns the counteroffer; all fields must be valid. */
    ArrangementRequest proposal() {
        return new ArrangementRequest(first.amount(), Optional.of(day.getValue()),
                new ArrangementRequest.RemainderPlan.OfEach(monthlyAmount.amount().orElseThrow()));
    }
}
