package org.curbstop.web.staff.orders;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Deposit of an order, with a form to waive it for a reason; or who waived it, when and why. */
final class DepositWaiverPanel extends Div {

    private static final int MAX_REASON = 300;

    /** @param waive receives the key of the draft and the reason */
    DepositWaiverPanel(ServiceOrder order, ZoneId zone, BiConsumer<String, String> waive) {
        var deposit = order.terms().deposit();
        order.terms().waived().ifPresent(waiver -> add(TitledView.paragraph(
                "desk.orders.waived.by", I18n.money(waiver.amount()), waiver.by(), I18n.dateTime(waiver.at(), zone), waiver.reason())));
        if (deposit.due().isPositive()) {
            add(TitledView.paragraph("desk.orders.deposit", I18n.money(deposit.due()), I18n.text("service.deposit." + deposit.why())),
                    form("waive:" + order.id(), waive));
        }
    }

    private static Details form(String draft, BiConsumer<String, String> waive) {
        var reason = FormDrafts.keep(draft, new TextField(I18n.text("desk.orders.waive.reason")));
        reason.setMaxLength(MAX_REASON);
        var form = new FormBinder();
        form.check(reason, text -> !text.isBlank() && text.length() <= MAX_REASON, "desk.orders.waive.missing");
        return new Details(I18n.text("desk.orders.waive"), TitledView.row("inline-form", reason,
                form.submit("desk.orders.waive", "button-quiet", () -> waive.accept(draft, reason.getValue()))));
    }
}
