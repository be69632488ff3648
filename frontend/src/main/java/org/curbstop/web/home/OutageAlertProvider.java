package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.outages.Outages;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.outages.OutageNavigation;
import org.curbstop.web.outages.OutagePanel;
import org.springframework.core.annotation.Order;

/** Alert for an outage at the address of an account. */
@org.springframework.stereotype.Component
@Order(20)
record OutageAlertProvider(Outages outages, Utility utility) implements AccountAlertProvider {

    @Override
    public List<? extends Component> list(Account account) {
        return outages.findAt(account.premise()).stream().map(outage -> OutagePanel.of(outage, outages.findOutlook(outage), utility.zone(),
                new Paragraph(PortalLinks.to(OutageNavigation.PATH + "?" + ViewUser.ACCOUNT + "=" + account.id(),
                        I18n.text("home.outage.more")))))
                .toList();
    }
}
