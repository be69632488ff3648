package org.curbstop.web.staff.arrangements;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.html.Section;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.arrangements.disconnection.ReconnectionMonitor;
import org.curbstop.common.Actor;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.staff.StaffNavigation;
import org.springframework.stereotype.Component;

/** Services due for reconnection, most urgent first; overdue ones are marked. */
@Component
public class ReconnectionsTable {

    private static final int SHOWN = 50;

    private final ReconnectionMonitor reconnections;
    private final Accounts accounts;
    private final Utility utility;

    ReconnectionsTable(ReconnectionMonitor reconnections, Accounts accounts, Utility utility) {
        this.reconnections = reconnections;
        this.accounts = accounts;
        this.utility = utility;
    }

    public Section list(Actor staff) {
        return TitledView.tableCard("desk.reconnect", "desk.reconnect.none", reconnections.listPending(SHOWN, staff),
                column("desk.reconnect.account", each -> PortalLinks.to(StaffNavigation.accountArrangements(each.account()),
                        accounts.find(each.account()).map(account -> account.premise().address().street()).orElse(""))),
                column("desk.reconnect.by", each -> I18n.dateTime(each.by(), utility.zone())),
                column("desk.reconnect.visit", each -> each.visit()
                        .map(visit -> I18n.date(visit.day()) + " · " + ReferenceNumber.grouped(visit.order())).orElse("")),
                column("staff.state", each -> each.stage() == Reconnection.Stage.OVERDUE
                        ? new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.reconnect.late"))
                        : new StatusChip(StatusChip.Tone.WAIT, I18n.text("desk.reconnect.promised"))));
    }
}
