package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionSummary;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.bills.BillsNavigation;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Details of a disconnection notice: what stops it, which holds can be claimed, the customer's rights, and its addressees. */
@Route(value = ArrangementNavigation.NOTICE, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class DisconnectionNoticeView extends AccountScopedView {

    private final ArrangementViewContext context;
    private final Utility utility;
    private final Div statusMessage = new Div();

    DisconnectionNoticeView(ViewUser visitor, Accounts accounts, ArrangementViewContext time, Utility utility) {
        super(visitor, accounts, "notice.title");
        this.context = time;
        this.utility = utility;
        statusMessage.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        draw(account);
    }

    private void draw(Account account) {
        DisconnectionSummary explained = context.disconnections().explain(account.id(), visitor().actor()).orElseThrow();
        var all = styled(new Div(), "stack");
        all.add(explained.notice().map(notice -> DisconnectionNoticePanel.of(account.id(), notice, explained, visitor().language()))
                .orElseGet(() -> withoutNotice(account)), statusMessage);
        if (!explained.holds().isEmpty()) {
            all.add(titledCard("notice.holds", holds(explained)));
        }
        if (explained.notice().isPresent()) {
            all.add(claims(account, explained, all));
        }
        all.add(titledCard("notice.rights", OfferReasons.rights(explained.rights(), visitor().language())));
        explained.notice().ifPresent(notice -> all.add(titledCard("notice.sent", sent(notice), letter(notice))));
        add(all);
    }

    private Component withoutNotice(Account account) {
        return context.restorations().findDisconnected(account.id(), visitor().actor())
                .map(off -> ServiceOffPanel.of(account.id(), off, utility))
                .orElseGet(() -> titledCard("notice.none.title", paragraph("notice.none")));
    }

    private static Component holds(DisconnectionSummary explained) {
        var table = new ResponsiveTable("notice.holds", "notice.hold", "notice.hold.since", "notice.hold.until", "notice.hold.state");
        explained.holds().forEach(hold -> table.row(I18n.text("hold", hold.kind()), I18n.date(hold.placed().day()),
                hold.until().equals(Hold.NO_END) ? I18n.text("notice.hold.open") : I18n.date(hold.until()), state(hold)));
        return table;
    }

    /** Returns the state of a hold. One that was claimed orally still needs its certificate. */
    static StatusChip state(Hold hold) {
        return switch (hold.state()) {
            case Hold.State.Claimed _ -> new StatusChip(StatusChip.Tone.WAIT, I18n.text("hold.state.claimed", I18n.date(hold.until())));
            case Hold.State.Active _ -> new StatusChip(StatusChip.Tone.GOOD, I18n.text("hold.state.standing"));
            case Hold.State.Lifted _ -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("hold.state.lifted"));
            case Hold.State.Expired _ -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("hold.state.lapsed"));
        };
    }

    private Component claims(Account account, DisconnectionSummary explained, Div all) {
        var card = titledCard("notice.claims", paragraph("notice.claims.more"));
        if (explained.holds().stream().noneMatch(hold -> hold.kind() == Hold.Kind.MEDICAL)) {
            card.add(new HoldClaimForm(account.id(), context, visitor(), answer -> {
                statusMessage.removeAll();
                statusMessage.add(answer);
                remove(all);
                draw(account);
            }));
        }
        card.add(PortalLinks.quietButton(BillsNavigation.all(account.id()), I18n.text("claim.DISPUTE")), paragraph("claim.DISPUTE.more"));
        return card;
    }

    /** Links to the notice as sent to the responsible customer. */
    private Component letter(DisconnectionNotice notice) {
        int own = Math.max(0, notice.addressees().stream().map(NoticeAddressee::role).toList().indexOf(NoticeAddressee.Role.OWNER));
        return row("ways",
                PortalLinks.external(ArrangementNavigation.letter(notice.id(), own, visitor().language()), I18n.text("notice.letter")));
    }

    private static Component sent(DisconnectionNotice notice) {
        var table = new ResponsiveTable("notice.sent", "notice.to", "notice.proof", "notice.day");
        notice.addressees().stream().sorted(Comparator.comparing(NoticeAddressee::role)).forEach(to -> {
            Optional<DisconnectionNotice.DeliveryProof> proof = notice.proofs().stream().filter(each -> each.to().equals(to))
                    .min(Comparator.comparing(DisconnectionNotice.DeliveryProof::day));
            table.row(I18n.text("notice.role", to.role()) + to.address().map(address -> ": " + address).orElse(""),
                    proof.<Component>map(
                            each -> new StatusChip(StatusChip.Tone.GOOD, I18n.text("notice.delivered", I18n.text("time.way", each.way()))))
                            .orElseGet(() -> new StatusChip(StatusChip.Tone.WAIT, I18n.text("notice.not-yet"))),
                    proof.map(each -> I18n.date(each.day())).orElse(""));
        });
        return table;
    }
}
