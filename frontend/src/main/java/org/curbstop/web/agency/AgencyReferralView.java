package org.curbstop.web.agency;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.referrals.AgencyReferrals;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.assistance.referrals.ReferralApplicant;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Identifier;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.assistance.ReferralText;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;

/** Referral details for an agency: what the household consented to share, and the agency's decision. */
@Route(value = AgencyNavigation.REFERRALS + "/:referral", layout = StaffLayout.class)
@RolesAllowed(UserRole.Names.AGENCY)
class AgencyReferralView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final AgencyReferrals desk;
    private final Screening screening;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final StatusMessage statusMessage = new StatusMessage();

    AgencyReferralView(ViewUser visitor, AgencyReferrals desk, Screening screening, Utility utility, FreshSignIn fresh) {
        super("agency.referral");
        this.visitor = visitor;
        this.desk = desk;
        this.screening = screening;
        this.utility = utility;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        statusMessage.removeAll();
        ReferralId id = entering.getRouteParameters().get("referral").flatMap(text -> Identifier.parse(text, ReferralId::new))
                .orElseThrow(NotFoundException::new);
        fresh.restore(AgencyNavigation.referral(id), statusMessage, draw(id)::restore);
    }

    private ReferralDecisionPanel draw(ReferralId id) {
        AgencyReferrals.ReferralForAgency seen = desk.find(id, visitor.agencyActor()).orElseThrow(NotFoundException::new);
        Referral referral = seen.referral();
        clear();
        title(I18n.text("agency.referral.of", seen.applicant().name(), ReferralText.title(screening, referral.programme())));
        var about = styled(new Paragraph(ReferralText.chip(referral.state())), "about");
        var work = new ReferralDecisionPanel(referral, screening, utility, this::showResult, desk, visitor.agencyActor(), fresh);
        add(about, statusMessage, row("two", applicant(seen.applicant(), referral), work),
                row("two", household(referral), titledCard("referral.history", history(referral))));
        return work;
    }

    private void showResult(AgencyReferrals.AgencyReferralResult answer) {
        statusMessage.removeAll();
        switch (answer) {
            case AgencyReferrals.AgencyReferralResult.Done done -> {
                draw(done.referral().id());
                statusMessage.add(new Callout(StatusChip.Tone.GOOD, I18n.text("agency.done.told")));
            }
            case AgencyReferrals.AgencyReferralResult.NotAllowedInState notNow -> statusMessage
                    .add(new Callout(StatusChip.Tone.WARN, I18n.text("agency.not-now"), new Paragraph(ReferralText.chip(notNow.state()))));
            case AgencyReferrals.AgencyReferralResult.InvalidInput wrong ->
                    statusMessage.add(new Callout(StatusChip.Tone.BAD, I18n.text(wrong.code())));
            case AgencyReferrals.AgencyReferralResult.NoSuchReferral _ -> UI.getCurrent().navigate(AgencyNavigation.REFERRALS);
        }
    }

    private Component applicant(ReferralApplicant applicant, Referral referral) {
        var card = titledCard("agency.applicant", span(applicant.name(), "strong"), new Paragraph(applicant.address()));
        applicant.phone().ifPresent(number -> card
                .add(new Paragraph(PortalLinks.external("tel:" + number.e164(), I18n.text("help.call", number.formatNational())))));
        card.add(paragraph("agency.account", applicant.account()),
                applicant.balance().map(owed -> paragraph("agency.owes", I18n.money(owed)))
                        .orElseGet(() -> paragraph("agency.owes.unknown")),
                paragraph("agency.language", referral.language().locale().getDisplayLanguage(I18n.locale())),
                paragraph("agency.consent", I18n.dateTime(referral.consent().at(), utility.zone()),
                        I18n.text("channel", referral.consent().channel())));
        return card;
    }

    private static Component household(Referral referral) {
        var card = titledCard("agency.answers");
        if (referral.household().isEmpty()) {
            card.add(paragraph("agency.answers.none"));
            return card;
        }
        var list = styled(new UnorderedList(), "papers");
        ReferralText.assistanceMessages().describeHousehold(referral.household().get()).forEach(line -> list.add(new ListItem(line)));
        card.add(list);
        return card;
    }

    private Component history(Referral referral) {
        var list = styled(new OrderedList(), "timeline");
        referral.history().forEach(moment -> list.add(new ListItem(ReferralText.chip(moment.state()),
                span(I18n.dateTime(moment.at(), utility.zone()) + moment.by().map(by -> " · " + by).orElse(""), "timeline-when"))));
        return list;
    }
}
