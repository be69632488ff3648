package org.curbstop.web.staff.orders;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.IdentityEvidence;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.StaffOrders;
import org.curbstop.orders.premises.FindingAPremise;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.arrangements.ReconnectionsTable;

/** Orders under review, with the evidence on each applicant, to approve or decline; and orders in progress. */
@Route(value = StaffNavigation.ORDERS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class StaffOrdersView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 50;
    private static final List<String> REASONS = List.of("identity", "occupied", "no-capacity", "other");

    private final ViewUser visitor;
    private final StaffOrders orders;
    private final ReconnectionsTable reconnections;
    private final FindingAPremise finding;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Map<String, Select<IdentityEvidence>> evidenceFields = new HashMap<>();
    private final StatusMessage statusMessage = new StatusMessage();

    StaffOrdersView(ViewUser visitor, StaffOrders orders, ReconnectionsTable reconnections, FindingAPremise finding, Utility utility,
            FreshSignIn fresh) {
        super("desk.orders");
        this.visitor = visitor;
        this.orders = orders;
        this.reconnections = reconnections;
        this.finding = finding;
        this.utility = utility;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.ORDERS, statusMessage, typed -> typed.forEach(
                (order, evidence) -> Optional.ofNullable(evidenceFields.get(order)).filter(field -> !evidence.isEmpty())
                        .ifPresent(field -> field.setValue(IdentityEvidence.valueOf(evidence)))));
    }

    private void draw() {
        clear();
        evidenceFields.clear();
        add(statusMessage);
        addEach(orders.listAwaitingStaff(SHOWN, visitor.actor()), "desk.orders.none", this::panel);
        add(reconnections.list(visitor.actor()));
        add(list("desk.orders.scheduled", orders.listScheduled(SHOWN, visitor.actor())),
                list("desk.orders.under-way", orders.listInProgress(SHOWN, visitor.actor())));
    }

    private String street(ServiceOrder order) {
        return finding.findById(order.place()).map(place -> place.premise().address().street()).orElse("");
    }

    private Component panel(ServiceOrder order) {
        var card = card(new H2(I18n.text("service.what." + order.kind(), street(order))),
                paragraph("desk.orders.placed", ReferenceNumber.grouped(order.reference()),
                        I18n.dateTime(order.parties().placed(), utility.zone()), I18n.text("channel", order.parties().channel())));
        if (order.state() instanceof OrderState.AwaitingStaff awaiting) {
            card.add(new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.orders.why." + awaiting.why())));
        }
        order.days().start().ifPresent(day -> card.add(paragraph("service.days.start", I18n.date(day))));
        order.parties().phone().ifPresent(phone -> card.add(paragraph("desk.orders.phone", phone.formatNational())));
        card.add(deposit(order));
        Optional<StaffOrders.IdentityConfidence> sureness = orders.identityConfidence(order, visitor.actor());
        sureness.ifPresent(known -> card.add(identitySigns(known)));
        card.add(decision(order, sureness.isPresent()));
        return card;
    }

    private static Component when(ServiceOrder order) {
        var when = new Div(new Paragraph(I18n.date(order.days().first())));
        order.visit().filter(ServiceOrder.Appointment::isUnreported)
                .ifPresent(silent -> when.add(new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.orders.unreported"))));
        return when;
    }

    private Component deposit(ServiceOrder order) {
        return new DepositWaiverPanel(order, utility,
                (draft, reason) -> fresh.before(StaffNavigation.ORDERS, Map.of("waive", order.id().value()), () -> {
            ChangeOrderResult waived = orders.waiveDeposit(order.id(), reason, visitor.actor());
            FormDrafts.discard(draft);
            done(waived, "desk.orders.waived");
        }));
    }

    /** Evidence on the applicant's identity: what it counts for, and what is missing. */
    private static Component identitySigns(StaffOrders.IdentityConfidence sureness) {
        var list = new UnorderedList();
        list.addClassName("range");
        sureness.indicators().forEach((sign, points) -> list.add(new ListItem(I18n.text("desk.orders.sign." + sign, points))));
        var missing = new UnorderedList(new ListItem(I18n.text("desk.orders.missing.document")));
        missing.addClassName("range");
        sureness.missing().forEach((sign, points) -> missing.add(new ListItem(I18n.text("desk.orders.missing.sign." + sign))));
        return new Div(paragraph("desk.orders.points", sureness.points()), list, paragraph("desk.orders.missing"), missing);
    }

    /** @param unknown whether the reviewer has to record how the customer's identity was checked */
    private Component decision(ServiceOrder order, boolean unknown) {
        var evidence = new Select<IdentityEvidence>();
        evidence.setLabel(I18n.text("desk.orders.seen"));
        evidence.setHelperText(I18n.text("desk.orders.seen.hint"));
        evidence.setErrorMessage(I18n.text("desk.orders.seen.error"));
        evidence.setItems(IdentityEvidence.values());
        evidence.setItemLabelGenerator(each -> I18n.text("desk.orders.seen." + each));
        evidence.setVisible(unknown);
        evidenceFields.put(order.id().value(), evidence);
        var take = new Button(I18n.text("desk.orders.take"), pressed -> {
            Optional<IdentityEvidence> shown = evidence.getOptionalValue();
            evidence.setInvalid(unknown && shown.isEmpty());
            if (!evidence.isInvalid()) {
                fresh.before(StaffNavigation.ORDERS, Map.of(order.id().value(), shown.map(Enum::name).orElse("")),
                        () -> done(orders.approve(order.id(), shown, visitor.actor()), "desk.orders.taken"));
            }
        });
        take.addClassName("button");
        var reason = new Select<String>();
        reason.setLabel(I18n.text("desk.orders.reason"));
        reason.setItems(REASONS);
        reason.setItemLabelGenerator(code -> I18n.text("desk.orders.reason." + code));
        reason.setValue(REASONS.getFirst());
        var turnDown = new Button(I18n.text("desk.orders.turn-down"),
                pressed -> done(orders.reject(order.id(), reason.getValue(), visitor.actor()), "desk.orders.turned-down"));
        turnDown.addClassNames("button", "button-quiet");
        return new Div(row("inline-form", evidence, take), row("inline-form", reason, turnDown));
    }

    private void done(ChangeOrderResult changing, String key) {
        draw();
        statusMessage.show(switch (changing) {
            case ChangeOrderResult.Changed _ -> new Callout(StatusChip.Tone.GOOD, I18n.text(key));
            case ChangeOrderResult.SlotFull _ -> new Callout(StatusChip.Tone.WARN, I18n.text("service.full"));
            case ChangeOrderResult.Refused refused ->
                    new Callout(StatusChip.Tone.WARN, I18n.text("service.refused", refused.refusal().reason()));
        });
    }

    private Component list(String titleKey, List<ServiceOrder> all) {
        if (all.isEmpty()) {
            return titledCard(titleKey, paragraph("desk.orders.list.none"));
        }
        var table = new ResponsiveTable(titleKey, "service.order", "service.reference", "service.when", "desk.orders.deposit.column");
        all.forEach(order -> table.row(I18n.text("service.what." + order.kind(), street(order)), ReferenceNumber.grouped(order.reference()),
                when(order), deposit(order)));
        return titledCard(titleKey, table);
    }
}
