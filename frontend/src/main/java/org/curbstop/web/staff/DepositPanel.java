package org.curbstop.web.staff;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;
import org.curbstop.orders.Order;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** What an order asks for as a deposit, and a person's way to let it go with a reason; or who has, when and why. */
final class DepositPanel extends Div {

    private static final int LONGEST = 300;

    /** @param waive is given the reason */
    DepositPanel(Order order, Utility utility, BiConsumer<String, String> waive) {
        var deposit = order.terms().deposit();
        order.terms().waived().ifPresent(waiver -> add(Page.words(
                "desk.orders.waived.by", Say.money(waiver.amount()), waiver.by(), Say.time(waiver.at(), utility.zone()), waiver.reason())));
        if (deposit.due().isPositive()) {
            add(Page.words("desk.orders.deposit", Say.money(deposit.due()), Say.words("service.deposit." + deposit.why())), form("waive:" + order.id(), waive));
        }
    }

    private static Details form(String draft, BiConsumer<String, String> waive) {
        var reason = Drafts.keep(draft, new TextField(Say.words("desk.orders.waive.reason")));
        reason.setMaxLength(LONGEST);
        reason.setRequiredIndicatorVisible(true);
        reason.setErrorMessage(Say.words("desk.orders.waive.missing"));
        var press = new Button(Say.words("desk.orders.waive"), pressed -> {
            reason.setInvalid(reason.getValue().isBlank() || reason.getValue().length() > LONGEST);
            if (!reason.isInvalid()) {
                waive.accept(draft, reason.getValue());
            }
        });
        press.addClassNames("button", "button-quiet");
        return new Details(Say.words("desk.orders.waive"), Page.row("inline-form", reason, press));
    }
}
