package org.curbstop.web.outages;

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
import java.util.TreeSet;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.Channel;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.Outage;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.utility.PhoneLines;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Outages at the customer's address and the report form. Hazards come first. */
@Route(value = OutageNavigation.PATH, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class OutageView extends AccountScopedView {

    private static final List<ServiceType> CAN_FAIL = List.of(ServiceType.ELECTRIC, ServiceType.WATER, ServiceType.SEWER, ServiceType.GAS);

    private final Outages outages;
    private final ReportingAnOutage reporting;
    private final Utility utility;
    /** Idempotency key of this form: pressing twice sends one report. */
    private final String form = UUID.randomUUID().toString();

    OutageView(ViewUser visitor, Accounts accounts, Outages outages, ReportingAnOutage reporting, Utility utility) {
        super(visitor, accounts, "outage.title");
        this.outages = outages;
        this.reporting = reporting;
        this.utility = utility;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Outage> here = outages.findAt(account.premise());
        here.forEach(outage -> add(OutagePanel.of(outage, outages.findOutlook(outage), utility.zone(), households(outage))));
        var none = new Callout(StatusChip.Tone.GOOD, I18n.text("outage.none-here", place(account)), paragraph("outage.none-here.more"));
        none.setVisible(here.isEmpty());
        var statusMessage = new StatusMessage();
        if (!here.isEmpty() && !utility.centers().isEmpty()) {
            add(titledCard("outage.centers", utility.centers().stream()
                    .map(center -> paragraph("outage.center", center.offer(), center.oneLine(visitor().language())))
                    .toArray(Component[]::new)));
        }
        add(none, danger(), statusMessage, report(account, statusMessage, none),
                new Paragraph(PortalLinks.external("/outage/map", I18n.text("outage.map"))));
    }

    /** An outage reported by a single household is shown as unconfirmed and without a count. */
    private Component[] households(Outage outage) {
        return outage.isPublic() ? new Component[] {new Paragraph(I18n.text("outage.households", outages.countHouseholds(outage)))}
                : new Component[0];
    }

    private Component danger() {
        var danger = new Callout(StatusChip.Tone.BAD, I18n.text("outage.danger"), paragraph("outage.danger.more"));
        var call = PortalLinks.external("tel:" + utility.lines().emergency().e164(),
                I18n.text("outage.danger.call", utility.lines().emergency().formatNational()));
        call.addClassNames("button", "button-danger");
        danger.add(row("ways", call));
        return danger;
    }

    /** @param none text that no outage is known here, which is hidden after a report */
    private Component report(Account account, StatusMessage statusMessage, Component none) {
        var what = new RadioButtonGroup<ServiceType>(I18n.text("outage.what"));
        List<ServiceType> services = CAN_FAIL.stream().filter(utility::supplies).toList();
        what.setItems(services);
        what.setItemLabelGenerator(service -> I18n.text("outage.out", service));
        what.setValue(services.getFirst());
        var hazards = new CheckboxGroup<PhoneLines.Hazard>(I18n.text("outage.hazards"));
        hazards.setItems(PhoneLines.Hazard.values());
        hazards.setItemLabelGenerator(hazard -> I18n.text("outage.hazard", hazard));
        var send = styled(new Button(I18n.text("outage.report", place(account))), "button");
        send.setDisableOnClick(true);
        var card = styled(titledCard("outage.report.title", what, hazards, send), "form");
        send.addClickListener(pressed -> {
            try {
                statusMessage.show(answer(reporting.report(report(account, what.getValue(), hazards.getValue())), hazards.getValue()),
                        reportAnother(statusMessage, card));
            } finally {
                send.setEnabled(true);
            }
            none.setVisible(false);
            card.setVisible(false);
            statusMessage.scrollIntoView();
        });
        return card;
    }

    /** The confirmation replaces the form; choosing another service brings the form back. */
    private static Component reportAnother(StatusMessage statusMessage, Component card) {
        var another = new Button(I18n.text("outage.another"), pressed -> {
            statusMessage.removeAll();
            card.setVisible(true);
        });
        another.addClassNames("button", "button-quiet");
        return row("ways", another);
    }

    private NewOutageReport report(Account account, ServiceType service, Set<PhoneLines.Hazard> hazards) {
        return new NewOutageReport(
                // With the hazards: the same key reports nothing, and a hazard that is added later must not be lost.
                "portal:" + form + ":" + service + ":" + new TreeSet<>(hazards), service, Optional.of(account.id()),
                Optional.of(account.premise().address()),
                account.premise().point(),
                Optional.empty(), visitor().person().flatMap(Person::phone), hazards, Channel.PORTAL, visitor().language(),
                visitor().person().map(person -> person.id().value()));
    }

    /** Empty if the utility already knew of the outage and no other household has reported it. */
    static Optional<String> howManyReport(ReportOutageResult reported) {
        if (reported.isUnplaced() || reported.spooled()) {
            return Optional.of(I18n.text(reported.spooled() ? "outage.waits" : "outage.to-be-placed"));
        }
        boolean confirmed = reported.outage().filter(outage -> outage.certainty() == Outage.Certainty.CONFIRMED).isPresent();
        return reported.otherHouseholds() == 0 && (confirmed || reported.repeated()) ? Optional.empty()
                : Optional.of(I18n.text("outage.others", reported.otherHouseholds()));
    }

    private Component answer(ReportOutageResult reported, Set<PhoneLines.Hazard> hazards) {
        if (reported.addressWanted()) {
            return new Callout(StatusChip.Tone.BAD, I18n.text("outage.unplaced.many"),
                    paragraph("outage.unplaced.many.next", utility.lines().emergency().formatNational()));
        }
        var answer = new Callout(StatusChip.Tone.GOOD, I18n.text(reported.repeated() ? "outage.reported.again" : "outage.reported"),
                paragraph("outage.reference", ReferenceNumber.display(reported.id().value())));
        howManyReport(reported).map(Paragraph::new).ifPresent(answer::add);
        hazards.forEach(hazard -> answer.add(new Paragraph(PortalLinks.external("tel:" + utility.lines().forHazard(hazard).e164(),
                I18n.text("outage.hazard.call", I18n.text("outage.hazard", hazard), utility.lines().forHazard(hazard).formatNational())))));
        reported.outage().filter(Outage::isPublic).ifPresent(outage -> answer.add(new Paragraph(I18n.text("outage.back",
                        OutagePanel.restorationText(outages.findOutlook(outage), utility.zone())))));
        return answer;
    }
}
