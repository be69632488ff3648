package org.curbstop.web.outage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.Channel;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.outages.NewReport;
import org.curbstop.outages.Outage;
import org.curbstop.outages.Outages;
import org.curbstop.outages.Reported;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.utility.Lines;
import org.curbstop.utility.Utility;
import org.curbstop.utility.UtilityService;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** What is out at one's own address, and a report of what we do not know yet. Danger is named before anything else. */
@Route(value = OutageNavigation.PATH, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class OutageView extends AccountPage {

    private static final List<UtilityService> CAN_FAIL = List.of(UtilityService.ELECTRIC, UtilityService.WATER, UtilityService.SEWER, UtilityService.GAS);

    private final Outages outages;
    private final ReportingAnOutage reporting;
    private final Utility utility;
    /** Names this form: pressing twice is one report. */
    private final String form = UUID.randomUUID().toString();

    OutageView(Visitor visitor, Accounts accounts, Outages outages, ReportingAnOutage reporting, Utility utility) {
        super(visitor, accounts, "outage.title");
        this.outages = outages;
        this.reporting = reporting;
        this.utility = utility;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Outage> here = outages.at(account.premise());
        here.forEach(outage -> add(OutagePanel.of(
                outage, utility.zone(), households(outage))));
        var none = new Callout(Chip.Tone.GOOD, Say.words("outage.none-here", place(account)), words("outage.none-here.more"));
        none.setVisible(here.isEmpty());
        var told = new Told();
        add(none, danger(), told, report(account, told, none), new Paragraph(Links.out("/outage/map", Say.words("outage.map"))));
    }

    /** What one household says alone is told as that, and not counted. */
    private Component[] households(Outage outage) {
        return outage.isPublic() ? new Component[] {new Paragraph(Say.words("outage.households", outages.households(outage)))} : new Component[0];
    }

    private Component danger() {
        var danger = new Callout(Chip.Tone.BAD, Say.words("outage.danger"), words("outage.danger.more"));
        var call = Links.out("tel:" + utility.lines().emergency().e164(), Say.words("outage.danger.call", utility.lines().emergency().national()));
        call.addClassNames("button", "button-danger");
        danger.add(row("ways", call));
        return danger;
    }

    /** @param none what says that nothing is known here: no longer true after a report */
    private Component report(Account account, Told told, Component none) {
        var what = new RadioButtonGroup<UtilityService>(Say.words("outage.what"));
        List<UtilityService> services = CAN_FAIL.stream().filter(utility::supplies).toList();
        what.setItems(services);
        what.setItemLabelGenerator(service -> Say.words("outage.out", service));
        what.setValue(services.getFirst());
        var hazards = new CheckboxGroup<Lines.Hazard>(Say.words("outage.hazards"));
        hazards.setItems(Lines.Hazard.values());
        hazards.setItemLabelGenerator(hazard -> Say.words("outage.hazard", hazard));
        var send = new Button(Say.words("outage.report", place(account)));
        send.addClassName("button");
        send.setDisableOnClick(true);
        var card = titled("outage.report.title", what, hazards, send);
        card.addClassName("form");
        send.addClickListener(pressed -> {
            told.say(answer(reporting.report(report(account, what.getValue(), hazards.getValue())), hazards.getValue()), another(told, card));
            send.setEnabled(true);
            none.setVisible(false);
            card.setVisible(false);
            told.scrollIntoView();
        });
        return card;
    }

    /** The thank-you stands in the place of the form; for another service the form comes back. */
    private static Component another(Told told, Component card) {
        var another = new Button(Say.words("outage.another"), pressed -> {
            told.removeAll();
            card.setVisible(true);
        });
        another.addClassNames("button", "button-quiet");
        return row("ways", another);
    }

    private NewReport report(Account account, UtilityService service, Set<Lines.Hazard> hazards) {
        return new NewReport(
                "portal:" + form + ":" + service, service, Optional.of(account.id()), Optional.of(account.premise().address()), account.premise().point(),
                Optional.empty(), visitor().person().flatMap(Person::phone), hazards, Channel.PORTAL, visitor().language(),
                visitor().person().map(person -> person.id().value()));
    }

    private Component answer(Reported reported, Set<Lines.Hazard> hazards) {
        if (reported.addressWanted()) {
            return new Callout(Chip.Tone.BAD, Say.words("outage.unplaced.many"), words("outage.unplaced.many.next", utility.lines().emergency().national()));
        }
        var answer = new Callout(
                Chip.Tone.GOOD, Say.words(reported.again() ? "outage.reported.again" : "outage.reported"),
                words("outage.reference", ReferenceNumber.shown(reported.id().value())));
        answer.add(reported.toBePlaced() ? words("outage.to-be-placed") : words("outage.others", reported.others()));
        hazards.forEach(hazard -> answer.add(new Paragraph(Links.out(
                "tel:" + utility.lines().forHazard(hazard).e164(),
                Say.words("outage.hazard.call", Say.words("outage.hazard", hazard), utility.lines().forHazard(hazard).national())))));
        reported.outage().ifPresent(outage -> answer.add(new Paragraph(Say.words("outage.back", OutagePanel.back(outage, utility.zone())))));
        return answer;
    }
}
