package org.curbstop.web.arrangements;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.cases.HandOffContext;
import org.curbstop.common.Channel;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.payments.PaymentNavigation;

/** Explains a refused arrangement: the rule that decided, and what the customer can do. */
final class ArrangementRefusalPanel extends Div {

    private final String form = UUID.randomUUID().toString();

    ArrangementRefusalPanel(Account account, PolicyRuleResult by, List<String> rights, List<PolicyRuleResult> why,
            ArrangementViewContext time, ViewUser visitor) {
        addClassName("stack");
        var result = new Div();
        result.getElement().setAttribute("aria-live", "polite");
        var review = new Button(I18n.text("time.review"), pressed -> {
            time.handOffs().raise(handOffContext(account, by, visitor));
            result.add(new Callout(StatusChip.Tone.GOOD, I18n.text("time.review.asked"), TitledView.paragraph("time.review.asked.more")));
        });
        review.addClassName("button");
        review.setDisableOnClick(true);
        add(new Callout(StatusChip.Tone.PLAIN, ArrangementMessages.in(visitor.language()).reason(by),
                OfferReasons.of(why, visitor.language())));
        var card = TitledView.card(new H2(I18n.text("time.what-you-can-do")));
        if (!rights.isEmpty()) {
            card.add(OfferReasons.rights(rights, visitor.language()));
        }
        by.missingAmount().ifPresent(missing -> card.add(TitledView.row("ways",
                PortalLinks.button(PaymentNavigation.pay(account.id(), missing), I18n.text("time.pay", I18n.money(missing))))));
        card.add(TitledView.row("ways", review, PortalLinks.external("/help-paying", I18n.text("time.help"))), result);
        add(card);
    }

    private HandOffContext handOffContext(Account account, PolicyRuleResult by, ViewUser visitor) {
        return new HandOffContext("portal:" + form, HandOffContext.Kind.HAND_OFF, Channel.PORTAL, visitor.person().flatMap(Person::phone),
                visitor.signedIn().person(),
                Optional.of(account.id()), VerificationLevel.SIGNED_IN, "arrange-payment", List.of(by.rule()), List.of(),
                visitor.language(), Optional.empty());
    }
}
