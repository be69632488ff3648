package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.ZoneId;
import org.curbstop.arrangements.disconnection.DisconnectedAccount;
import org.curbstop.common.AccountId;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.payments.PaymentNavigation;

/** Status of service that is off: since when, what restores it and what happens next, or when it will be restored. */
final class ServiceOffPanel {

    private ServiceOffPanel() {}

    static Component of(AccountId account, DisconnectedAccount off, Utility utility) {
        String office = utility.lines().office().formatNational();
        ZoneId zone = utility.zone();
        var panel = off.promisedBy().isPresent()
                ? new Callout(StatusChip.Tone.WARN, I18n.text("off.promised", I18n.dateTime(off.promisedBy().get(), zone)),
                        TitledView.paragraph("off.promised.more", office))
                : new Callout(StatusChip.Tone.BAD, I18n.text("off.title", I18n.date(off.since())));
        panel.addClassName("notice");
        if (off.promisedBy().isEmpty()) {
            if (off.amountToPay().isPositive()) {
                var pay = PortalLinks.button(PaymentNavigation.pay(account, off.amountToPay()),
                        I18n.text("off.pay.button", I18n.money(off.amountToPay())));
                pay.addClassName("button-large");
                panel.add(TitledView.paragraph("off.pay", I18n.money(off.amountToPay())), TitledView.row("ways", pay,
                        PortalLinks.quietButton(ArrangementNavigation.arrangements(account), I18n.text("notice.time"))));
            }
            off.terms().promise().ifPresent(promise -> panel
                    .add(TitledView.paragraph("off.promise", I18n.money(promise.amount()), I18n.date(promise.due()), office)));
            panel.add(TitledView.paragraph("off.next"),
                    new Paragraph(PortalLinks.external("tel:" + utility.lines().office().e164(), I18n.text("off.health", office))));
        }
        off.visit().ifPresent(
                visit -> panel.add(TitledView.paragraph("off.visit", I18n.date(visit.day()), ReferenceNumber.grouped(visit.order()))));
        return panel;
    }
}
