package org.curbstop.web.agency;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.assistance.directory.IntakeStatus;
import org.curbstop.assistance.referrals.AgencyReferrals;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Actor;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.assistance.ReferralText;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;

/** The agency's list of referrals (open, pledged, closed), and whether it accepts new ones. */
@Route(value = AgencyNavigation.REFERRALS, layout = StaffLayout.class)
@RolesAllowed(UserRole.Names.AGENCY)
class AgencyReferralsView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final AgencyReferrals desk;
    private final AgencyMemberships agencies;
    private final AgencyDirectory directory;
    private final Screening screening;
    private final Utility utility;

    AgencyReferralsView(ViewUser visitor, AgencyReferrals desk, AgencyMemberships agencies, AgencyDirectory directory, Screening screening,
            Utility utility) {
        super("agency.title");
        this.visitor = visitor;
        this.desk = desk;
        this.agencies = agencies;
        this.directory = directory;
        this.screening = screening;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
    }

    private void draw() {
        clear();
        Actor who = visitor.agencyActor();
        Optional<Agency> agency = agencies.findAgency(who).flatMap(directory::find);
        if (agency.isEmpty()) {
            add(new Callout(StatusChip.Tone.WARN, I18n.text("agency.none"), paragraph("agency.none.more")));
            return;
        }
        title(I18n.text("agency.of", agency.get().name()));
        List<AgencyReferrals.ReferralForAgency> mine = desk.list(who);
        add(list("agency.to-answer", "agency.to-answer.none", mine, state -> state.isOpen() && !(state instanceof ReferralState.Approved)),
                list("agency.promised", "agency.promised.none", mine, ReferralState.Approved.class::isInstance),
                list("agency.done", "agency.done.none", mine, state -> !state.isOpen()), intake(agency.get(), who));
    }

    private Component list(String titleKey, String emptyKey, List<AgencyReferrals.ReferralForAgency> mine, Predicate<ReferralState> which) {
        List<AgencyReferrals.ReferralForAgency> these = mine.stream().filter(seen -> which.test(seen.referral().state())).toList();
        if (these.isEmpty()) {
            return titledCard(titleKey, new EmptyListMessage(emptyKey));
        }
        var table = new ResponsiveTable(titleKey, "agency.household", "agency.programme", "agency.sent", "staff.state");
        these.forEach(seen -> table.row(
                PortalLinks.to(AgencyNavigation.referral(seen.referral().id()), seen.applicant().name()),
                ReferralText.title(screening, seen.referral().programme()),
                I18n.date(seen.referral().sent(), utility.zone()), ReferralText.chip(seen.referral().state())));
        return titledCard(titleKey, table);
    }

    /** Shows the buttons that set each program's intake status, which customers see at once. */
    private Component intake(Agency agency, Actor who) {
        var card = titledCard("agency.intake", paragraph("agency.intake.more"));
        agency.offers().stream().flatMap(offer -> offer.programmes().stream()).distinct().sorted().forEach(program -> {
            IntakeStatus now = directory.intakeStatus(agency.id(), program);
            var ways = styled(new Div(), "ways");
            for (IntakeStatus taking : IntakeStatus.values()) {
                var press = new Button(I18n.text("agency.taking", taking), pressed -> {
                    directory.setIntakeStatus(program, taking, who);
                    draw();
                });
                press.addClassNames("button", "button-quiet");
                press.getElement().setAttribute("aria-pressed", Boolean.toString(taking == now));
                if (taking == now) {
                    press.addClassName("button-chosen");
                }
                ways.add(press);
            }
            card.add(new H3(ReferralText.title(screening, program)), ways);
        });
        return card;
    }
}
