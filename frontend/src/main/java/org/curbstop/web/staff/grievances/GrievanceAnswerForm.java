package org.curbstop.web.staff.grievances;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceOutcome;
import org.curbstop.grievances.GrievanceReview;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;

/** Form to answer a grievance: outcome, credit, and the message to the customer, which is previewed before it is sent. */
final class GrievanceAnswerForm extends Div {

    private static final int MAX_REASON = 500;

    private final Grievance grievance;
    private final GrievanceView view;
    private final GrievanceReview reviews;
    private final Select<GrievanceOutcome> outcome;
    private final MoneyField credit;
    private final TextArea words;

    GrievanceAnswerForm(Grievance grievance, GrievanceView view, GrievanceReview reviews, Utility utility) {
        this.grievance = grievance;
        this.view = view;
        this.reviews = reviews;
        boolean dispute = grievance.matter().onHold().isPresent();
        outcome = FormFields.select("desk.grievance.outcome", List.of(GrievanceOutcome.values()), this::outcomeText);
        credit = new MoneyField(I18n.text("desk.grievance.credit"), I18n.text("desk.grievance.credit.hint",
                grievance.matter().onHold().map(I18n::money).orElse("")), utility.currency());
        credit.setVisible(false);
        outcome.addValueChangeListener(chosen -> credit.setVisible(dispute && chosen.getValue() == GrievanceOutcome.PARTLY_UPHELD));
        words = FormDrafts.keep(draft(), new TextArea(I18n.text("desk.grievance.words")));
        words.setMaxLength(GrievanceReview.MAX_ANSWER);
        words.setWidthFull();
        words.setHelperText(I18n.text("desk.grievance.words.hint", grievance.from().language().locale().getDisplayLanguage(I18n.locale())));
        if (grievance.from().isReachable()) {
            addAnswer();
        }
        if (!dispute) {
            addClosing();
        }
    }

    private String draft() {
        return "grievance:" + grievance.id();
    }

    private void addAnswer() {
        var binder = new FormBinder();
        binder.require(outcome, "desk.grievance.outcome.error");
        binder.check(credit, typed -> credit.amount().filter(this::isPart).isPresent(), "desk.grievance.credit.error");
        binder.require(words, "desk.grievance.words.error");
        add(outcome, credit, words, binder.submit("desk.grievance.preview", this::check));
    }

    private boolean isPart(Money amount) {
        return amount.isPositive() && grievance.matter().onHold().filter(all -> amount.compareTo(all) < 0).isPresent();
    }

    /** Shows the preview: nothing is sent to a customer unseen. */
    private void check() {
        var panel = new ConfirmationPanel(I18n.text("desk.grievance.preview.title"))
                .fact("desk.grievance.outcome", outcomeText(outcome.getValue()));
        amount().or(() -> grievance.matter().onHold().filter(_ -> outcome.getValue() == GrievanceOutcome.UPHELD))
                .ifPresent(money -> panel.fact("desk.grievance.credit", I18n.money(money)));
        panel.fact("desk.grievance.words", words.getValue().strip())
                .showInsteadOf(this, I18n.text("desk.grievance.send"), true, this::send);
    }

    private String outcomeText(GrievanceOutcome value) {
        return I18n.text(grievance.matter().onHold().isPresent() ? "desk.grievance.outcome.dispute" : "desk.grievance.outcome.complaint",
                value);
    }

    private void send() {
        var typed = Map.of("outcome", outcome.getValue().name(), "credit", credit.getValue(), "words", words.getValue());
        view.requireFreshSignIn(typed, () -> {
            var result = reviews.answer(grievance.id(), outcome.getValue(), amount(), words.getValue(), view.actor());
            if (result instanceof GrievanceReview.ReviewResult.Done) {
                FormDrafts.discard(draft());
            }
            view.answered(result);
        });
    }

    private Optional<Money> amount() {
        return credit.isVisible() ? credit.amount() : Optional.empty();
    }

    private void addClosing() {
        var binder = new FormBinder();
        var why = new TextField(I18n.text("desk.grievance.why"));
        why.setMaxLength(MAX_REASON);
        why.setHelperText(I18n.text("desk.grievance.why.hint"));
        binder.require(why, "desk.grievance.why.error");
        add(why, binder.submit("desk.grievance.close", "button-quiet",
                () -> view.answered(reviews.close(grievance.id(), why.getValue(), view.actor()))));
    }

    void restore(Map<String, String> typed) {
        Optional.ofNullable(typed.get("outcome")).map(GrievanceOutcome::valueOf).ifPresent(outcome::setValue);
        credit.setValue(typed.getOrDefault("credit", ""));
        words.setValue(typed.getOrDefault("words", ""));
    }
}
