package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Disconnections.Explained;
import org.curbstop.arrangements.Hold;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.pay.PayNavigation;

/** A notice of disconnection in three lines: from when, what stops it, what keeps it from being done; and the button that ends it. */
final class NoticePanel {

    private NoticePanel() {}

    /** @param more what else stands in it, below the buttons */
    static Component of(AccountId account, DisconnectionNotice notice, Explained explained, Language language, Component... more) {
        Money stops = explained.stops().orElse(notice.amount());
        Optional<Hold> hold = explained.holds().stream().max(Comparator.comparing(Hold::until));
        var pay = Links.button(PayNavigation.pay(account, stops), Say.words("notice.pay", Say.money(stops)));
        pay.addClassName("button-large");
        var ways = Page.row("ways", pay, Links.quiet(TimeNavigation.time(account), Say.words("notice.time")));
        var panel = new Callout(hold.isPresent() ? Chip.Tone.WARN : Chip.Tone.BAD,
                hold.map(standing -> held(standing, language)).orElseGet(() -> Say.words("notice.from", Say.date(notice.notBefore()))),
                new Paragraph(Say.words(hold.isPresent() ? "notice.stops.held" : "notice.stops", Say.money(stops))), Page.words("notice.person"), ways);
        panel.addClassName("notice");
        panel.add(more);
        return panel;
    }

    private static String held(Hold hold, Language language) {
        String what = ArrangementWords.in(language).hold(hold.kind());
        return hold.until().equals(Hold.NO_END) ? Say.words("notice.held.open", what) : Say.words("notice.held", what, Say.date(hold.until()));
    }

}
