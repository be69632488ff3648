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
import org.curbstop.assistance.Agencies;
import org.curbstop.assistance.Agency;
import org.curbstop.assistance.AgencyDesk;
import org.curbstop.assistance.Directory;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.Screening;
import org.curbstop.assistance.Taking;
import org.curbstop.common.Asker;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.help.ReferralWords;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** The agency's own referrals: what it has to answer, what it promised, what is done; and whether it takes more. */
@Route(value = AgencyNavigation.REFERRALS, layout = StaffFrame.class)
@RolesAllowed(Role.Names.AGENCY)
class ReferralsView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final AgencyDesk desk;
    private final Agencies agencies;
    private final Directory directory;
    private final Screening screening;
    private final Utility utility;

    ReferralsView(Visitor visitor, AgencyDesk desk, Agencies agencies, Directory directory, Screening screening, Utility utility) {
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
        Asker who = visitor.atAgency();
        Optional<Agency> agency = agencies.of(who).flatMap(directory::agency);
        if (agency.isEmpty()) {
            add(new Callout(Chip.Tone.WARN, Say.words("agency.none"), words("agency.none.more")));
            return;
        }
        title(Say.words("agency.of", agency.get().name()));
        List<AgencyDesk.Seen> mine = desk.mine(who);
        add(list("agency.to-answer", "agency.to-answer.none", mine, state -> state.isOpen() && !(state instanceof ReferralState.Approved)),
                list("agency.promised", "agency.promised.none", mine, ReferralState.Approved.class::isInstance),
                list("agency.done", "agency.done.none", mine, state -> !state.isOpen()), intake(agency.get(), who));
    }

    private Component list(String titleKey, String emptyKey, List<AgencyDesk.Seen> mine, Predicate<ReferralState> which) {
        List<AgencyDesk.Seen> these = mine.stream().filter(seen -> which.test(seen.referral().state())).toList();
        if (these.isEmpty()) {
            return titled(titleKey, new EmptyList(emptyKey));
        }
        var table = new Table(titleKey, "agency.household", "agency.programme", "agency.sent", "staff.state");
        these.forEach(seen -> table.row(
                Links.to(AgencyNavigation.referral(seen.referral().id()), seen.applicant().name()), ReferralWords.title(screening, seen.referral().programme()),
                Say.date(seen.referral().sent(), utility.zone()), ReferralWords.chip(seen.referral().state())));
        return titled(titleKey, table);
    }

    /** One press a programme: people are told at once whether they can still ask. */
    private Component intake(Agency agency, Asker who) {
        var card = titled("agency.intake", words("agency.intake.more"));
        agency.offers().stream().flatMap(offer -> offer.programmes().stream()).distinct().sorted().forEach(programme -> {
            Taking now = directory.taking(agency.id(), programme);
            var ways = new Div();
            ways.addClassName("ways");
            for (Taking taking : Taking.values()) {
                var press = new Button(Say.words("agency.taking", taking), pressed -> {
                    directory.say(programme, taking, who);
                    draw();
                });
                press.addClassNames("button", "button-quiet");
                press.getElement().setAttribute("aria-pressed", Boolean.toString(taking == now));
                if (taking == now) {
                    press.addClassName("button-chosen");
                }
                ways.add(press);
            }
            card.add(new H3(ReferralWords.title(screening, programme)), ways);
        });
        return card;
    }
}
