package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.outages.Outages;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.outage.OutageNavigation;
import org.curbstop.web.outage.OutagePanel;
import org.springframework.core.annotation.Order;

/** What is out at the address of an account. */
@org.springframework.stereotype.Component
@Order(20)
class OutagesHere implements ReadFirst {

    private final Outages outages;
    private final Utility utility;

    OutagesHere(Outages outages, Utility utility) {
        this.outages = outages;
        this.utility = utility;
    }

    @Override
    public List<? extends Component> of(Account account) {
        return outages.at(account.premise()).stream().map(outage -> OutagePanel.of(outage, utility.zone(),
                new Paragraph(Links.to(OutageNavigation.PATH + "?" + Visitor.ACCOUNT + "=" + account.id(), Say.words("home.outage.more"))))).toList();
    }
}
