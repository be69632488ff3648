package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.identity.UserRole;
import org.curbstop.web.bills.BillHistoryPanel;
import org.curbstop.web.bills.UsageHistoryPanelFactory;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Home page of the portal: alerts, the amount owed with its due date and one button, and pending requests. */
@Route(value = HomeNavigation.PATH, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class HomeView extends AccountScopedView {

    private final Bills bills;
    private final UsageHistoryPanelFactory usageHistory;
    private final AccountAlerts alerts;
    private final OwedPanel owedPanel;
    private final RequestStatusCard yourRequests;
    private final LatestActivityCard latest;

    HomeView(ViewUser visitor, Accounts accounts, Bills bills, UsageHistoryPanelFactory use, AccountAlerts onTop, OwedPanel owedPanel,
            RequestStatusCard requests, LatestActivityCard latest) {
        super(visitor, accounts, "home.title");
        this.bills = bills;
        this.usageHistory = use;
        this.alerts = onTop;
        this.owedPanel = owedPanel;
        this.yourRequests = requests;
        this.latest = latest;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        title(I18n.text("home.hello", visitor().person().map(person -> person.name().split(" ")[0]).orElse("")));
        Optional<AmountOwed> owed = bills.owed(account.id());
        alerts.list(account).forEach(this::add);
        add(row("home-top", owedPanel.create(account, owed), side(account, owed)));
        add(row("two", titledCard("home.bills", new BillHistoryPanel(bills.list(account.id(), BillHistoryPanel.SHOWN))),
                titledCard("home.use", usageHistory.create(account.id()))));
    }

    private Component side(Account account, Optional<AmountOwed> owed) {
        var side = styled(new Div(), "stack");
        if (owed.filter(AmountOwed::paymentPending).isPresent()) {
            side.add(new Callout(StatusChip.Tone.WAIT, I18n.text("home.pending"), paragraph("home.pending.more")));
        }
        side.add(yourRequests.create(account));
        side.add(latest.create(account, owed));
        return side;
    }
}
