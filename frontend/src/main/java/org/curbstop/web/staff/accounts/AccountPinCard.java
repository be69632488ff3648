package org.curbstop.web.staff.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.staff.StaffView;

/** Card that says whether an account has a PIN and turns it off. Staff neither see nor choose one: the customer chooses another. */
@org.springframework.stereotype.Component
record AccountPinCard(ProvingIdentity proving) {

    Component create(Account account, StaffView view) {
        Section card = TitledView.titledCard("staff.pin");
        if (proving.hasPin(account.id(), view.actor())) {
            var turnOff = new Button(I18n.text("staff.pin.remove"), pressed -> remove(account, view));
            turnOff.addClassNames("button", "button-quiet");
            card.add(TitledView.paragraph("staff.pin.has"), turnOff);
        } else {
            card.add(TitledView.paragraph("staff.pin.none"));
        }
        return card;
    }

    private void remove(Account account, StaffView view) {
        view.requireFreshSignIn(Map.of("pin", account.id().value()), () -> {
            proving.removePin(account.id(), view.actor());
            view.showResult(StatusChip.Tone.GOOD, "staff.pin.removed");
        });
    }
}
