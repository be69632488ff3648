package org.curbstop.web.time;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Level;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.RuleAnswer;
import org.curbstop.cases.Packet;
import org.curbstop.common.Channel;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.pay.PayNavigation;

/** No, with the rule that decided, and what can be done about it. */
final class RefusalPanel extends Div {

    private final String form = UUID.randomUUID().toString();

    RefusalPanel(Account account, RuleAnswer by, List<String> rights, List<RuleAnswer> why, TimeToPay time, Visitor visitor) {
        addClassName("stack");
        var told = new Div();
        told.getElement().setAttribute("aria-live", "polite");
        var review = new Button(Say.words("time.review"), pressed -> {
            time.handOffs().raise(packet(account, by, visitor));
            told.add(new Callout(Chip.Tone.GOOD, Say.words("time.review.asked"), Page.words("time.review.asked.more")));
        });
        review.addClassName("button");
        review.setDisableOnClick(true);
        add(new Callout(Chip.Tone.PLAIN, ArrangementWords.in(visitor.language()).why(by), Reasons.of(why, visitor.language())));
        var card = Page.card(new H2(Say.words("time.what-you-can-do")));
        if (!rights.isEmpty()) {
            card.add(Reasons.rights(rights, visitor.language()));
        }
        by.missing().ifPresent(missing -> card.add(Page.row("ways", Links.button(PayNavigation.pay(account.id(), missing), Say.words("time.pay", Say.money(missing))))));
        card.add(Page.row("ways", review, Links.out("/help-paying", Say.words("time.help"))), told);
        add(card);
    }

    private Packet packet(Account account, RuleAnswer by, Visitor visitor) {
        return new Packet("portal:" + form, Packet.Kind.HAND_OFF, Channel.PORTAL, visitor.person().flatMap(Person::phone), visitor.who().person(),
                Optional.of(account.id()), Level.SIGNED_IN, "arrange-payment", List.of(by.rule()), List.of(), visitor.language(), Optional.empty());
    }
}
