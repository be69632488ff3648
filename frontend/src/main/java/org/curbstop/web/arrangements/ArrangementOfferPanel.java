package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements.AgreementResult;
import org.curbstop.common.AccountId;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/** Shows an arrangement offer, which the customer can accept or counter: terms within the rules are agreed at once, others go to staff. */
final class ArrangementOfferPanel extends Div {

    private static final int MAX_CHARACTERS = 1_000;

    private final AccountId account;
    private final ArrangementViewContext context;
    private final ViewUser visitor;
    /** Idempotency key of this form: pressing twice agrees once. */
    private final String form = UUID.randomUUID().toString();
    private final Div offers = new Div();
    private final Div answer = new Div();

    ArrangementOfferPanel(AccountId account, ArrangementOffer.Granted offer, ArrangementViewContext time, ViewUser visitor) {
        this.account = account;
        this.context = time;
        this.visitor = visitor;
        addClassName("stack");
        answer.getElement().setAttribute("aria-live", "polite");
        answer.addClassName("stack");
        offers.addClassName("stack");
        offers.add(proposal(offer), counterOffer(offer));
        add(offers);
    }

    private Component proposal(ArrangementOffer.Granted offer) {
        InstallmentSchedule schedule = offer.schedule();
        var card = TitledView.card(
                new H2(I18n.text("time.offer", I18n.money(schedule.total()), schedule.size())), PlanTimeline.of(schedule),
                TitledView.paragraph("time.offer.beside"),
                TitledView.row("ways", agree(schedule)), OfferReasons.of(offer.why(), visitor.language()));
        card.addClassName("offer");
        return card;
    }

    /** Agreeing cannot be undone, so the terms are read back before the button that agrees. */
    private Button agree(InstallmentSchedule schedule) {
        var button = new Button(I18n.text("review.continue"), pressed -> {
            var refused = new StatusMessage();
            var review = new ConfirmationPanel(I18n.text("time.agree.review", I18n.money(schedule.total())));
            review.append(PlanTimeline.of(schedule), TitledView.paragraph("time.agree.review.more"), refused);
            review.showInsteadOf(offers, I18n.text("time.agree", schedule.size()), true, () -> agreeTo(schedule, refused));
        });
        button.addClassNames("button", "button-large");
        return button;
    }

    private void agreeTo(InstallmentSchedule schedule, StatusMessage refused) {
        String key = "portal:" + form + ":" + UUID.nameUUIDFromBytes(schedule.toString().getBytes(StandardCharsets.UTF_8));
        switch (context.arrangements().agree(key, account, schedule, visitor.language(), visitor.actor())) {
            case AgreementResult.Agreed _ ->
                    UI.getCurrent().navigate(ArrangementNavigation.ARRANGEMENTS, QueryParameters.of(ViewUser.ACCOUNT, account.value()));
            case AgreementResult.NotAgreed _ -> refused.show(StatusChip.Tone.WARN, I18n.text("time.changed"));
        }
    }

    private Component counterOffer(ArrangementOffer.Granted offer) {
        var fields = new FormBinder();
        var counteroffer = new ProposedTermsForm(fields, offer.terms(), context.today());
        var look = fields.submit("time.own.look",
                () -> showAnswer(context.arrangements().counteroffer(account, counteroffer.proposal(), visitor.actor())));
        var card = TitledView.titledCard("time.own", TitledView.paragraph("time.own.more"), TermsComparison.termsRange(offer.terms()),
                counteroffer, look, answer);
        card.addClassName("form");
        return card;
    }

    private void showAnswer(ArrangementOffer offer) {
        answer.removeAll();
        switch (offer) {
            case ArrangementOffer.Granted granted -> answer.add(new Callout(StatusChip.Tone.GOOD, I18n.text("time.own.within"),
                    PlanTimeline.of(granted.schedule()), agree(granted.schedule())));
            case ArrangementOffer.Countered countered -> answer.add(outside(countered));
            case ArrangementOffer.Refused refused ->
                    answer.add(new Callout(StatusChip.Tone.WARN, ArrangementMessages.in(visitor.language()).reason(refused.by())));
        }
    }

    private Component outside(ArrangementOffer.Countered countered) {
        String draft = "terms:" + account;
        var comment = FormDrafts.keep(draft, new TextArea(I18n.text("time.say")));
        comment.setHelperText(I18n.text("time.say.hint"));
        comment.setMaxLength(MAX_CHARACTERS);
        var ask = new Button(I18n.text("time.ask-staff"), pressed -> {
            context.exceptions().request(
                    "portal:" + form + ":" + UUID.nameUUIDFromBytes(countered.asked().toString().getBytes(StandardCharsets.UTF_8)), account,
                    countered,
                    comment.getValue(), visitor.language(), visitor.actor());
            FormDrafts.discard(draft);
            UI.getCurrent().navigate(ArrangementNavigation.ARRANGEMENTS, QueryParameters.of(ViewUser.ACCOUNT, account.value()));
        });
        ask.addClassName("button");
        ask.setDisableOnClick(true);
        var outside = new Callout(StatusChip.Tone.WARN, ArrangementMessages.in(visitor.language()).reason(countered.by()),
                new TermsComparison("time.you-ask", countered.asked(), countered.terms()), TitledView.paragraph("time.own.outside"),
                comment,
                ask);
        outside.addClassName("counteroffer-outside");
        return outside;
    }
}
