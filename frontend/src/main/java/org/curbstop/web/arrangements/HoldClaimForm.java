package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import java.util.function.Consumer;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/** Claims that somebody's health depends on the service, which holds a disconnection; collapsed, so that one press does not claim it. */
final class HoldClaimForm extends Details {

    private static final int MAX_CHARACTERS = 1_000;

    private final String form = UUID.randomUUID().toString();

    HoldClaimForm(AccountId account, ArrangementViewContext time, ViewUser visitor, Consumer<Component> done) {
        String key = "claim.MEDICAL";
        setSummaryText(I18n.text(key));
        String draft = key + ":" + account;
        var why = FormDrafts.keep(draft, new TextArea(I18n.text(key + ".why")));
        why.setMaxLength(MAX_CHARACTERS);
        why.setHelperText(I18n.text(key + ".hint"));
        var put = TitledView.button(key + ".put", "button", () -> {
            FormDrafts.discard(draft);
            done.accept(resultMessage(
                    time.holds().place("portal:" + form, account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, why.getValue()), visitor.actor())));
        });
        add(TitledView.styled(new Div(TitledView.paragraph(key + ".more"), why, put), "inline-form"));
    }

    private static Component resultMessage(Holds.HoldResult answer) {
        return switch (answer) {
            case Holds.HoldResult.Held held -> new Callout(StatusChip.Tone.GOOD, I18n.text("claim.done"), until(held.hold()));
            case Holds.HoldResult.AlreadyHeld already ->
                    new Callout(StatusChip.Tone.PLAIN, I18n.text("claim.already"), until(already.hold()));
            case Holds.HoldResult.NotPossible _ -> new Callout(StatusChip.Tone.WARN, I18n.text("claim.not-yours"));
        };
    }

    private static Component until(Hold hold) {
        return hold.until().equals(Hold.NO_END) ? TitledView.paragraph("claim.open") : hold.state() instanceof Hold.State.Claimed
                ? TitledView.paragraph("claim.certify", I18n.date(hold.until()))
                : TitledView.paragraph("claim.until", I18n.date(hold.until()));
    }
}
