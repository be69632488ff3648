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
import java.util.Optional;
import org.curbstop.assistance.AgencyDesk;
import org.curbstop.assistance.Applicant;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.Screening;
import org.curbstop.common.Invalid;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.help.ReferralWords;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** One household that agreed to be sent to this agency: what it agreed to show, and what the agency does about it. */
@Route(value = AgencyNavigation.REFERRALS + "/:referral", layout = StaffFrame.class)
@RolesAllowed(Role.Names.AGENCY)
class ReferralView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final AgencyDesk desk;
    private final Screening screening;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Told told = new Told();

    ReferralView(Visitor visitor, AgencyDesk desk, Screening screening, Utility utility, FreshSignIn fresh) {
        super("agency.referral");
        this.visitor = visitor;
        this.desk = desk;
        this.screening = screening;
        this.utility = utility;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        told.removeAll();
        ReferralId id = entering.getRouteParameters().get("referral").flatMap(ReferralView::id).orElseThrow(NotFoundException::new);
        ReferralWork work = draw(id);
        fresh.after(AgencyNavigation.referral(id), told, work::restore);
    }

    private static Optional<ReferralId> id(String named) {
        try {
            return Optional.of(new ReferralId(named));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private ReferralWork draw(ReferralId id) {
        AgencyDesk.Seen seen = desk.find(id, visitor.atAgency()).orElseThrow(NotFoundException::new);
        Referral referral = seen.referral();
        clear();
        title(Say.words("agency.referral.of", seen.applicant().name(), ReferralWords.title(screening, referral.programme())));
        var about = new Paragraph(ReferralWords.chip(referral.state()));
        about.addClassName("about");
        var work = new ReferralWork(referral, screening, utility, this::done, desk, visitor.atAgency(), fresh);
        add(about, told, row("two", applicant(seen.applicant(), referral), work), row("two", household(referral), titled("referral.history", history(referral))));
        return work;
    }

    private void done(AgencyDesk.Answer answer) {
        told.removeAll();
        switch (answer) {
            case AgencyDesk.Answer.Done done -> {
                draw(done.referral().id());
                told.add(new Callout(Chip.Tone.GOOD, Say.words("agency.done.told")));
            }
            case AgencyDesk.Answer.NotNow notNow -> told.add(new Callout(Chip.Tone.WARN, Say.words("agency.not-now"), new Paragraph(ReferralWords.chip(notNow.state()))));
            case AgencyDesk.Answer.Wrong wrong -> told.add(new Callout(Chip.Tone.BAD, Say.words(wrong.code())));
            case AgencyDesk.Answer.NoSuchReferral _ -> UI.getCurrent().navigate(AgencyNavigation.REFERRALS);
        }
    }

    private Component applicant(Applicant applicant, Referral referral) {
        var card = titled("agency.applicant", span(applicant.name(), "strong"), new Paragraph(applicant.address()));
        applicant.phone().ifPresent(number -> card.add(new Paragraph(Links.out("tel:" + number.e164(), Say.words("help.call", number.national())))));
        card.add(words("agency.account", applicant.account()), applicant.owed().map(owed -> words("agency.owes", Say.money(owed))).orElseGet(() -> words("agency.owes.unknown")),
                words("agency.language", referral.language().locale().getDisplayLanguage(Say.locale())),
                words("agency.consent", Say.time(referral.consent().at(), utility.zone()), Say.words("channel", referral.consent().channel())));
        return card;
    }

    private static Component household(Referral referral) {
        var card = titled("agency.answers");
        if (referral.household().isEmpty()) {
            card.add(words("agency.answers.none"));
            return card;
        }
        var list = new UnorderedList();
        list.addClassName("papers");
        ReferralWords.words().told(referral.household().get()).forEach(told -> list.add(new ListItem(told)));
        card.add(list);
        return card;
    }

    private Component history(Referral referral) {
        var list = new OrderedList();
        list.addClassName("timeline");
        referral.history().forEach(moment -> list.add(new ListItem(
                ReferralWords.chip(moment.state()),
                span(Say.time(moment.at(), utility.zone()) + moment.by().map(by -> " · " + by).orElse(""), "timeline-when"))));
        return list;
    }
}
