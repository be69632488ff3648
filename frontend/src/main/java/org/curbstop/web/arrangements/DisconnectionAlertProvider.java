package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.common.Actor;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.home.AccountAlertProvider;
import org.curbstop.web.layout.ViewUser;
import org.springframework.core.annotation.Order;

/** Alert for service that is off or may be disconnected, shown above everything else on the home page. */
@org.springframework.stereotype.Component
@Order(10)
record DisconnectionAlertProvider(ArrangementViewContext context, ViewUser visitor, Utility utility) implements AccountAlertProvider {

    /** How long the home page reports that service was restored. */
    private static final Duration RESTORED_SHOWN = Duration.ofDays(3);

    @Override
    public List<? extends Component> list(Account account) {
        var all = new ArrayList<Component>();
        Actor who = visitor.actor();
        context.restorations().findDisconnected(account.id(), who)
                .ifPresent(off -> all.add(ServiceOffPanel.of(account.id(), off, utility)));
        context.restorations().findReconnected(account.id(), who)
                .filter(restored -> restored.at().plus(RESTORED_SHOWN).isAfter(context.clock().instant()))
                .ifPresent(restored -> all.add(new Callout(
                        StatusChip.Tone.GOOD, I18n.text("off.restored", I18n.dateTime(restored.at(), context.zone())),
                        TitledView.paragraph("off.restored.more", utility.lines().office().formatNational()))));
        context.disconnections().explain(account.id(), who)
                .ifPresent(explained -> explained.notice().ifPresent(notice -> all.add(DisconnectionNoticePanel.of(
                        account.id(), notice, explained, visitor.language(),
                        new Paragraph(PortalLinks.to(ArrangementNavigation.notice(account.id()), I18n.text("notice.more")))))));
        return all;
    }
}
