package org.curbstop.web.assistance;

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
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Identifier;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** One referral as the customer sees it: status, next step, history, and the form to withdraw consent. */
@Route(value = AssistanceNavigation.REFERRALS + "/:referral", layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class CustomerReferralView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final Referrals referrals;
    private final Screening screening;
    private final AgencyDirectory directory;
    private final Utility utility;

    CustomerReferralView(ViewUser visitor, Referrals referrals, Screening screening, AgencyDirectory directory, Utility utility) {
        super("referral.title");
        this.visitor = visitor;
        this.referrals = referrals;
        this.screening = screening;
        this.directory = directory;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getRouteParameters().get("referral").flatMap(text -> Identifier.parse(text, ReferralId::new))
                .flatMap(id -> referrals.find(id, visitor.actor())).orElseThrow(NotFoundException::new));
    }

    private void draw(Referral now) {
        clear();
        title(ReferralText.title(screening, now.programme()));
        var about = styled(paragraph("referral.reference", ReferenceNumber.display(now.id().value())), "about");
        var agency = directory.find(now.agency());
        String name = agency.map(known -> known.name()).orElse(now.agency());
        add(about,
                new Callout(ReferralText.tone(now.state()),
                        I18n.text("referral.headline." + (now.state().isOpen() ? "open" : "done"), name),
                new Paragraph(ReferralText.chip(now.state())), new Paragraph(ReferralText.explain(now.state(), name, screening))));
        var side = titledCard("referral.agency");
        agency.ifPresent(known -> side.add(new AgencyContactCard(known)));
        add(row("two", titledCard("referral.history", history(now)), side), consent(now, name),
                new Paragraph(PortalLinks.to(AssistanceNavigation.PATH, I18n.text("referral.back"))));
    }

    private Component history(Referral now) {
        var list = styled(new OrderedList(), "timeline");
        now.history().forEach(moment -> list.add(new ListItem(
                span(ReferralText.state(moment.state())), span(I18n.dateTime(moment.at(), utility.zone()), "timeline-when"))));
        return list;
    }

    private Component consent(Referral now, String agency) {
        var card = titledCard("referral.consent",
                paragraph("referral.consent.given", I18n.dateTime(now.consent().at(), utility.zone()), agency));
        if (!now.isConsented()) {
            card.add(new Paragraph(new StatusChip(StatusChip.Tone.PLAIN, I18n.text("referral.consent.taken-back", agency))));
            return card;
        }
        now.household().ifPresent(household -> card.add(paragraph("referral.consent.answers",
                ReferralText.assistanceMessages().joinWithAnd(ReferralText.assistanceMessages().describeHousehold(household)))));
        var ways = styled(new Div(), "ways");
        var first = styled(new Button(I18n.text("referral.withdraw")), "button", "button-quiet");
        first.addClickListener(pressed -> {
            ways.removeAll();
            var really = new Button(I18n.text("referral.withdraw.really", agency), sure -> {
                referrals.withdrawConsent(now.id(), visitor.actor());
                referrals.find(now.id(), visitor.actor()).ifPresent(this::draw);
            });
            really.addClassNames("button", "button-danger");
            var keep = styled(new Button(I18n.text("referral.withdraw.not"), not -> draw(now)), "button", "button-quiet");
            ways.add(paragraph("referral.withdraw.means", agency), really, keep);
            really.focus();
        });
        ways.add(first);
        card.add(ways);
        return card;
    }
}
