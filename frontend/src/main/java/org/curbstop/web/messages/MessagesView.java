package org.curbstop.web.messages;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.cases.Timeline;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.documents.DocumentsNavigation;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** The customer's message thread across all channels, without the internal notes of staff. */
@Route(value = "my/messages", layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class MessagesView extends AccountScopedView {

    private static final int SHOWN = 60;

    private final Timeline timeline;
    private final TimelineEntryText entryText;
    private final Utility utility;

    MessagesView(ViewUser visitor, Accounts accounts, Timeline timeline, TimelineEntryText entryText, Utility utility) {
        super(visitor, accounts, "messages.title");
        this.timeline = timeline;
        this.entryText = entryText;
        this.utility = utility;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<TimelineEntry> moments = timeline.list(account.id(), SHOWN, Optional.empty(), visitor().actor());
        add(PortalLinks.quietButton(DocumentsNavigation.SEND + "?" + ViewUser.ACCOUNT + "=" + account.id(), I18n.text("papers.title")));
        add(moments.isEmpty() ? new EmptyListMessage("messages.none") : card(new TimelineList(moments, entryText, utility.zone())));
    }
}
