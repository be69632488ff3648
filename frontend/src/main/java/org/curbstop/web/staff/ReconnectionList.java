package org.curbstop.web.staff;

import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.arrangements.Reconnections;
import org.curbstop.common.Asker;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.springframework.stereotype.Component;

/** Service that was paid for again and is to be given back, the most pressing first; what is late stands out. */
@Component
class ReconnectionList {

    private static final int SHOWN = 50;

    private final Reconnections reconnections;
    private final Accounts accounts;
    private final Utility utility;

    ReconnectionList(Reconnections reconnections, Accounts accounts, Utility utility) {
        this.reconnections = reconnections;
        this.accounts = accounts;
        this.utility = utility;
    }

    Section list(Asker staff) {
        List<Reconnection> owed = reconnections.owed(SHOWN, staff);
        if (owed.isEmpty()) {
            return Page.titled("desk.reconnect", Page.words("desk.reconnect.none"));
        }
        var table = new Table("desk.reconnect", "desk.reconnect.account", "desk.reconnect.by", "desk.reconnect.visit", "staff.state");
        owed.forEach(each -> table.row(
                Links.to(StaffNavigation.time(each.account()), accounts.find(each.account()).map(account -> account.premise().address().street()).orElse("")),
                Say.time(each.by(), utility.zone()),
                each.visit().map(visit -> Say.date(visit.day()) + " · " + ReferenceNumber.inThrees(visit.order())).orElse(""),
                each.stage() == Reconnection.Stage.OVERDUE ? new Chip(Chip.Tone.BAD, Say.words("desk.reconnect.late")) : new Chip(Chip.Tone.WAIT, Say.words("desk.reconnect.promised"))));
        return Page.titled("desk.reconnect", table);
    }
}
