package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.Arrangements.Agreement;
import org.curbstop.arrangements.Offer;
import org.curbstop.arrangements.Schedule;
import org.curbstop.common.AccountId;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Review;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.Visitor;

/** An offer that can be taken as it stands, or answered by another: inside the rules agreed at once, outside them put before a person. */
final class OfferPanel extends Div {

    private static final int MOST_WORDS = 1_000;

    private final AccountId account;
    private final TimeToPay time;
    private final Visitor visitor;
    /** Names this form: pressing twice is one yes. */
    private final String form = UUID.randomUUID().toString();
    private final Div offers = new Div();
    private final Div answer = new Div();

    OfferPanel(AccountId account, Offer.Granted offer, TimeToPay time, Visitor visitor) {
        this.account = account;
        this.time = time;
        this.visitor = visitor;
        addClassName("stack");
        answer.getElement().setAttribute("aria-live", "polite");
        answer.addClassName("stack");
        offers.addClassName("stack");
        offers.add(proposal(offer), own(offer));
        add(offers);
    }

    private Component proposal(Offer.Granted offer) {
        Schedule schedule = offer.schedule();
        var card = Page.card(
                new H2(Say.words("time.offer", Say.money(schedule.total()), schedule.size())), PlanLine.of(schedule), Page.words("time.offer.beside"),
                Page.row("ways", agree(schedule)), Reasons.of(offer.why(), visitor.language()));
        card.addClassName("offer");
        return card;
    }

    /** It cannot be taken back, so the plan is read once more before the button that agrees. */
    private Button agree(Schedule schedule) {
        var button = new Button(Say.words("review.continue"), pressed -> {
            var refused = new Told();
            var review = new Review(Say.words("time.agree.review", Say.money(schedule.total())));
            review.beside(PlanLine.of(schedule), Page.words("time.agree.review.more"), refused);
            review.insteadOf(offers, Say.words("time.agree", schedule.size()), true, () -> agreed(schedule, refused));
        });
        button.addClassNames("button", "button-large");
        return button;
    }

    private void agreed(Schedule schedule, Told refused) {
        String key = "portal:" + form + ":" + UUID.nameUUIDFromBytes(schedule.toString().getBytes(StandardCharsets.UTF_8));
        switch (time.arrangements().agree(key, account, schedule, visitor.language(), visitor.asker())) {
            case Agreement.Agreed _ -> UI.getCurrent().navigate(TimeNavigation.TIME, QueryParameters.of(Visitor.ACCOUNT, account.value()));
            case Agreement.NotAgreed _ -> refused.say(Chip.Tone.WARN, Say.words("time.changed"));
        }
    }

    private Component own(Offer.Granted offer) {
        var wishes = new WishForm(offer.terms(), time.today());
        var look = new Button(Say.words("time.own.look"), pressed -> wishes.wish().ifPresent(wish -> answered(time.arrangements().counter(account, wish, visitor.asker()))));
        look.addClassName("button");
        var card = Page.titled("time.own", Page.words("time.own.more"), BothPositions.range(offer.terms()), wishes, look, answer);
        card.addClassName("form");
        return card;
    }

    private void answered(Offer offer) {
        answer.removeAll();
        switch (offer) {
            case Offer.Granted granted -> answer.add(new Callout(Chip.Tone.GOOD, Say.words("time.own.within"), PlanLine.of(granted.schedule()), agree(granted.schedule())));
            case Offer.Countered countered -> answer.add(outside(countered));
            case Offer.Refused refused -> answer.add(new Callout(Chip.Tone.WARN, ArrangementWords.in(visitor.language()).why(refused.by())));
        }
    }

    private Component outside(Offer.Countered countered) {
        String draft = "terms:" + account;
        var said = Drafts.keep(draft, new TextArea(Say.words("time.say")));
        said.setHelperText(Say.words("time.say.hint"));
        said.setMaxLength(MOST_WORDS);
        var ask = new Button(Say.words("time.ask-staff"), pressed -> {
            time.staff().ask("portal:" + form + ":" + UUID.nameUUIDFromBytes(countered.asked().toString().getBytes(StandardCharsets.UTF_8)), account, countered,
                    said.getValue(), visitor.language(), visitor.asker());
            Drafts.saved(draft);
            UI.getCurrent().navigate(TimeNavigation.TIME, QueryParameters.of(Visitor.ACCOUNT, account.value()));
        });
        ask.addClassName("button");
        ask.setDisableOnClick(true);
        var outside = new Callout(Chip.Tone.WARN, ArrangementWords.in(visitor.language()).why(countered.by()),
                new BothPositions("time.you-ask", countered.asked(), countered.terms()), Page.words("time.own.outside"), said, ask);
        outside.addClassName("wish-outside");
        return outside;
    }
}
