package org.curbstop.web.messages;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.cases.Moment;
import org.curbstop.cases.Timeline;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.papers.PapersNavigation;

/** The customer's own thread over all channels; what staff wrote for each other is left out. */
@Route(value = "my/messages", layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class MessagesView extends AccountPage {

    private static final int SHOWN = 60;

    private final Timeline timeline;
    private final MomentWords words;
    private final Utility utility;

    MessagesView(Visitor visitor, Accounts accounts, Timeline timeline, MomentWords words, Utility utility) {
        super(visitor, accounts, "messages.title");
        this.timeline = timeline;
        this.words = words;
        this.utility = utility;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Moment> moments = timeline.of(account.id(), SHOWN, Optional.empty(), visitor().asker());
        add(Links.quiet(PapersNavigation.SEND + "?" + Visitor.ACCOUNT + "=" + account.id(), Say.words("papers.title")));
        add(moments.isEmpty() ? new EmptyList("messages.none") : card(new TimelineList(moments, words, utility.zone())));
    }
}
