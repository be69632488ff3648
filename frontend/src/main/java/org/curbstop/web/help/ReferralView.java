package org.curbstop.web.help;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.curbstop.assistance.Directory;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.Referrals;
import org.curbstop.assistance.Screening;
import org.curbstop.common.Invalid;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** One request to an agency: how it stands, what happens next, all that became of it, and the way to take one's agreement back. */
@Route(value = HelpNavigation.REFERRALS + "/:referral", layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class ReferralView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Referrals referrals;
    private final Screening screening;
    private final Directory directory;
    private final Utility utility;

    ReferralView(Visitor visitor, Referrals referrals, Screening screening, Directory directory, Utility utility) {
        super("referral.title");
        this.visitor = visitor;
        this.referrals = referrals;
        this.screening = screening;
        this.directory = directory;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getRouteParameters().get("referral").flatMap(ReferralView::id).flatMap(id -> referrals.find(id, visitor.asker())).orElseThrow(NotFoundException::new));
    }

    private static Optional<ReferralId> id(String named) {
        try {
            return Optional.of(new ReferralId(named));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private void draw(Referral now) {
        clear();
        title(ReferralWords.title(screening, now.programme()));
        var about = words("referral.reference", ReferenceNumber.shown(now.id().value()));
        about.addClassName("about");
        var agency = directory.agency(now.agency());
        String name = agency.map(known -> known.name()).orElse(now.agency());
        add(about, new Callout(ReferralWords.tone(now.state()), Say.words("referral.headline." + (now.state().isOpen() ? "open" : "done"), name),
                new Paragraph(ReferralWords.chip(now.state())), new Paragraph(ReferralWords.tells(now.state(), name, screening))));
        var side = titled("referral.agency");
        agency.ifPresent(known -> side.add(new Office(known)));
        add(row("two", titled("referral.history", history(now)), side), consent(now, name), new Paragraph(Links.to(HelpNavigation.PATH, Say.words("referral.back"))));
    }

    private Component history(Referral now) {
        var list = new OrderedList();
        list.addClassName("timeline");
        now.history().forEach(moment -> list.add(new ListItem(
                span(ReferralWords.state(moment.state())), span(Say.time(moment.at(), utility.zone()), "timeline-when"))));
        return list;
    }

    private Component consent(Referral now, String agency) {
        var card = titled("referral.consent", words("referral.consent.given", Say.time(now.consent().at(), utility.zone()), agency));
        if (!now.isConsented()) {
            card.add(new Paragraph(new Chip(Chip.Tone.PLAIN, Say.words("referral.consent.taken-back", agency))));
            return card;
        }
        now.household().ifPresent(household -> card.add(words("referral.consent.answers", ReferralWords.words().together(ReferralWords.words().told(household)))));
        var ways = new Div();
        ways.addClassName("ways");
        var first = new Button(Say.words("referral.withdraw"));
        first.addClassNames("button", "button-quiet");
        first.addClickListener(pressed -> {
            ways.removeAll();
            var really = new Button(Say.words("referral.withdraw.really", agency), sure -> {
                referrals.withdraw(now.id(), visitor.asker());
                referrals.find(now.id(), visitor.asker()).ifPresent(this::draw);
            });
            really.addClassNames("button", "button-danger");
            var keep = new Button(Say.words("referral.withdraw.not"), not -> draw(now));
            keep.addClassNames("button", "button-quiet");
            ways.add(words("referral.withdraw.means", agency), really, keep);
            really.focus();
        });
        ways.add(first);
        card.add(ways);
        return card;
    }
}
