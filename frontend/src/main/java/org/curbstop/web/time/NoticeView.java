package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Addressee;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Disconnections.Explained;
import org.curbstop.arrangements.Hold;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** All about a notice of disconnection: what stops it, what can be claimed, the rights, and whom it went to. */
@Route(value = TimeNavigation.NOTICE, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class NoticeView extends AccountPage {

    private final TimeToPay time;
    private final Utility utility;
    private final Div told = new Div();

    NoticeView(Visitor visitor, Accounts accounts, TimeToPay time, Utility utility) {
        super(visitor, accounts, "notice.title");
        this.time = time;
        this.utility = utility;
        told.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        draw(account);
    }

    private void draw(Account account) {
        Explained explained = time.disconnections().explain(account.id(), visitor().asker()).orElseThrow();
        var all = new Div();
        all.addClassName("stack");
        all.add(explained.notice().map(notice -> NoticePanel.of(account.id(), notice, explained, visitor().language())).orElseGet(() -> withoutNotice(account)), told);
        if (!explained.holds().isEmpty()) {
            all.add(titled("notice.holds", holds(explained)));
        }
        if (explained.notice().isPresent()) {
            all.add(claims(account, explained, all));
        }
        all.add(titled("notice.rights", Reasons.rights(explained.rights(), visitor().language())));
        explained.notice().ifPresent(notice -> all.add(titled("notice.sent", sent(notice), letter(notice))));
        add(all);
    }

    private Component withoutNotice(Account account) {
        return time.restorations().off(account.id(), visitor().asker()).map(off -> OffPanel.of(account.id(), off, utility))
                .orElseGet(() -> titled("notice.none.title", words("notice.none")));
    }

    private static Component holds(Explained explained) {
        var table = new Table("notice.holds", "notice.hold", "notice.hold.since", "notice.hold.until", "notice.hold.state");
        explained.holds().forEach(hold -> table.row(Say.words("hold", hold.kind()), Say.date(hold.placed().day()),
                hold.until().equals(Hold.NO_END) ? Say.words("notice.hold.open") : Say.date(hold.until()), state(hold)));
        return table;
    }

    /** A claim by word of mouth still needs its certificate. */
    static Chip state(Hold hold) {
        return switch (hold.state()) {
            case Hold.State.Claimed _ -> new Chip(Chip.Tone.WAIT, Say.words("hold.state.claimed", Say.date(hold.until())));
            case Hold.State.Standing _ -> new Chip(Chip.Tone.GOOD, Say.words("hold.state.standing"));
            case Hold.State.Lifted _ -> new Chip(Chip.Tone.PLAIN, Say.words("hold.state.lifted"));
            case Hold.State.Lapsed _ -> new Chip(Chip.Tone.PLAIN, Say.words("hold.state.lapsed"));
        };
    }

    private Component claims(Account account, Explained explained, Div all) {
        var card = titled("notice.claims", words("notice.claims.more"));
        for (Hold.Kind kind : new Hold.Kind[] {Hold.Kind.MEDICAL, Hold.Kind.DISPUTE}) {
            if (explained.holds().stream().noneMatch(hold -> hold.kind() == kind)) {
                card.add(new ClaimForm(kind, account.id(), time, visitor(), answer -> {
                    told.removeAll();
                    told.add(answer);
                    remove(all);
                    draw(account);
                }));
            }
        }
        return card.getChildren().count() > 2 ? card : new Paragraph();
    }

    /** As it went to whoever answers for the account. */
    private Component letter(DisconnectionNotice notice) {
        int own = Math.max(0, notice.addressees().stream().map(Addressee::role).toList().indexOf(Addressee.Role.OWNER));
        return row("ways", Links.out(TimeNavigation.letter(notice.id(), own, visitor().language()), Say.words("notice.letter")));
    }

    private static Component sent(DisconnectionNotice notice) {
        var table = new Table("notice.sent", "notice.to", "notice.proof", "notice.day");
        notice.addressees().stream().sorted(Comparator.comparing(Addressee::role)).forEach(to -> {
            Optional<DisconnectionNotice.Proof> proof = notice.proofs().stream().filter(each -> each.to().equals(to)).min(Comparator.comparing(DisconnectionNotice.Proof::day));
            table.row(Say.words("notice.role", to.role()) + to.address().map(address -> ": " + address).orElse(""),
                    proof.<Component>map(each -> new Chip(Chip.Tone.GOOD, Say.words("notice.delivered", Say.words("time.way", each.way()))))
                            .orElseGet(() -> new Chip(Chip.Tone.WAIT, Say.words("notice.not-yet"))),
                    proof.map(each -> Say.date(each.day())).orElse(""));
        });
        return table;
    }
}
