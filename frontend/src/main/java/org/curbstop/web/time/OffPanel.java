package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.ZoneId;
import org.curbstop.arrangements.ServiceOff;
import org.curbstop.common.AccountId;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.pay.PayNavigation;

/** Service that is off: since when, what brings it back and what happens next; or by when it is back on. */
final class OffPanel {

    private OffPanel() {}

    static Component of(AccountId account, ServiceOff off, Utility utility) {
        String office = utility.lines().office().national();
        ZoneId zone = utility.zone();
        var panel = off.promised().isPresent()
                ? new Callout(Chip.Tone.WARN, Say.words("off.promised", Say.time(off.promised().get(), zone)), Page.words("off.promised.more", office))
                : new Callout(Chip.Tone.BAD, Say.words("off.title", Say.date(off.since())));
        panel.addClassName("notice");
        if (off.promised().isEmpty()) {
            if (off.toPay().isPositive()) {
                var pay = Links.button(PayNavigation.pay(account, off.toPay()), Say.words("off.pay.button", Say.money(off.toPay())));
                pay.addClassName("button-large");
                panel.add(Page.words("off.pay", Say.money(off.toPay())), Page.row("ways", pay, Links.quiet(TimeNavigation.time(account), Say.words("notice.time"))));
            }
            off.restoration().promise().ifPresent(promise -> panel.add(Page.words("off.promise", Say.money(promise.amount()), Say.date(promise.due()), office)));
            panel.add(Page.words("off.next"), new Paragraph(Links.out("tel:" + utility.lines().office().e164(), Say.words("off.health", office))));
        }
        off.visit().ifPresent(visit -> panel.add(Page.words("off.visit", Say.date(visit.day()), ReferenceNumber.inThrees(visit.order()))));
        return panel;
    }
}
