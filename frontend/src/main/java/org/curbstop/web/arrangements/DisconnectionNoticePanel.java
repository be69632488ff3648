package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionSummary;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.payments.PaymentNavigation;

/** Summarizes a disconnection notice: the earliest date, the amount that stops it, the holds that block it, and the button to pay. */
final class DisconnectionNoticePanel {

    private DisconnectionNoticePanel() {}

    /** @param more further content below the buttons */
    static Component of(AccountId account, DisconnectionNotice notice, DisconnectionSummary explained, Language language,
            Component... more) {
        Money stops = explained.amountDue().orElse(notice.amount());
        Optional<Hold> hold = explained.holds().stream().max(Comparator.comparing(Hold::until));
        var pay = PortalLinks.button(PaymentNavigation.pay(account, stops), I18n.text("notice.pay", I18n.money(stops)));
        pay.addClassName("button-large");
        var ways = TitledView.row("ways", pay,
                PortalLinks.quietButton(ArrangementNavigation.arrangements(account), I18n.text("notice.time")));
        var panel = new Callout(hold.isPresent() ? StatusChip.Tone.WARN : StatusChip.Tone.BAD,
                hold.map(active -> held(active, language)).orElseGet(() -> I18n.text("notice.from", I18n.date(notice.notBefore()))),
                new Paragraph(I18n.text(hold.isPresent() ? "notice.stops.held" : "notice.stops", I18n.money(stops))),
                TitledView.paragraph("notice.person"), ways);
        panel.addClassName("notice");
        panel.add(more);
        return panel;
    }

    private static String held(Hold hold, Language language) {
        String what = ArrangementMessages.in(language).hold(hold.kind());
        return hold.until().equals(Hold.NO_END) ? I18n.text("notice.held.open", what)
                : I18n.text("notice.held", what, I18n.date(hold.until()));
    }

}
