package org.curbstop.web.staff.orders;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
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
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.orders.ChangeOrderForms;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;
import org.curbstop.web.staff.arrangements.ReconnectionsTable;

/**
 * Orders under review, with the evidence on each applicant, to approve or decline; and orders in progress. Each can be changed or canceled
 * for its customer.
 */
@Route(value = StaffNavigation.ORDERS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class StaffOrdersView extends StaffView {

    private static final int SHOWN = 50;
    private static final List<String> REASONS = List.of("identity", "occupied", "no-capacity", "other");

    private final StaffOrders orders;
    private final ReconnectionsTable reconnections;
    private final FindingAPremise finding;
    private final ChangeOrderForms forms;
    private final Map<String, Select<IdentityEvidence>> evidenceFields = new HashMap<>();

    StaffOrdersView(ViewUser user, FreshSignIn fresh, StaffOrders orders, ReconnectionsTable reconnections, FindingAPremise finding,
            ChangeOrderForms forms) {
        super("desk.orders", user, fresh);
        this.orders = orders;
        this.reconnections = reconnections;
        this.finding = finding;
        this.forms = forms;
    }

    @Override
    protected void draw() {
        evidenceFields.clear();
        addEach(orders.listAwaitingStaff(SHOWN, actor()), "desk.orders.none", this::panel);
        add(reconnections.list(actor()), list("desk.orders.scheduled", orders.listScheduled(SHOWN, actor())),
                list("desk.orders.under-way", orders.listInProgress(SHOWN, actor())));
    }

    @Override
    protected void restore(Map<String, String> typed) {
        typed.forEach((order, evidence) -> Optional.ofNullable(evidenceFields.get(order)).filter(field -> !evidence.isEmpty())
                .ifPresent(field -> field.setValue(IdentityEvidence.valueOf(evidence))));
    }

    private String street(ServiceOrder order) {
        return finding.findById(order.place()).map(place -> place.premise().address().street()).orElse("");
    }

    private Component panel(ServiceOrder order) {
        var card = card(new H2(I18n.text("service.what." + order.kind(), street(order))),
                paragraph("desk.orders.placed", ReferenceNumber.grouped(order.reference()),
                        I18n.dateTime(order.parties().placed(), user().zone()), I18n.text("channel", order.parties().channel())));
        if (order.state() instanceof OrderState.AwaitingStaff awaiting) {
            card.add(new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.orders.why." + awaiting.why())));
        }
        order.days().start().ifPresent(day -> card.add(paragraph("service.days.start", I18n.date(day))));
        order.parties().phone().ifPresent(phone -> card.add(paragraph("desk.orders.phone", phone.formatNational())));
        card.add(deposit(order));
        Optional<StaffOrders.IdentityConfidence> sureness = orders.identityConfidence(order, actor());
        sureness.ifPresent(known -> card.add(identitySigns(known)));
        card.add(decision(order, sureness.isPresent()), change(order));
        return card;
    }

    private static Component when(ServiceOrder order) {
        var when = new Div(new Paragraph(I18n.date(order.days().first())));
        order.visit().filter(ServiceOrder.Appointment::isUnreported)
                .ifPresent(silent -> when.add(new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.orders.unreported"))));
        return when;
    }

    private Component deposit(ServiceOrder order) {
        return new DepositWaiverPanel(order, user().zone(), (draft, reason) ->
                requireFreshSignIn(Map.of("waive", order.id().value()), () -> {
                    ChangeOrderResult waived = orders.waiveDeposit(order.id(), reason, actor());
                    FormDrafts.discard(draft);
                    showResult(resultMessage(waived, "desk.orders.waived"));
                }));
    }

    /** Shows the evidence of the applicant's identity: what each item counts, and what is missing. */
    private static Component identitySigns(StaffOrders.IdentityConfidence sureness) {
        var list = styled(new UnorderedList(), "range");
        sureness.indicators().forEach((sign, points) -> list.add(new ListItem(I18n.text("desk.orders.sign." + sign, points))));
        var missing = styled(new UnorderedList(new ListItem(I18n.text("desk.orders.missing.document"))), "range");
        sureness.missing().forEach((sign, points) -> missing.add(new ListItem(I18n.text("desk.orders.missing.sign." + sign))));
        return new Div(paragraph("desk.orders.points", sureness.points()), list, paragraph("desk.orders.missing"), missing);
    }

    /** @param unknown whether the reviewer has to record how the customer's identity was checked */
    private Component decision(ServiceOrder order, boolean unknown) {
        var form = new FormBinder();
        Select<IdentityEvidence> evidence = form.require(FormFields.select("desk.orders.seen", List.of(IdentityEvidence.values()),
                each -> I18n.text("desk.orders.seen." + each)), "desk.orders.seen.error");
        evidence.setHelperText(I18n.text("desk.orders.seen.hint"));
        evidence.setVisible(unknown);
        evidenceFields.put(order.id().value(), evidence);
        Select<String> reason = FormFields.select("desk.orders.reason", REASONS, code -> I18n.text("desk.orders.reason." + code));
        reason.setValue(REASONS.getFirst());
        return new Div(row("inline-form", evidence, form.submit("desk.orders.take", () -> {
                    Optional<IdentityEvidence> seen = evidence.getOptionalValue();
                    requireFreshSignIn(Map.of(order.id().value(), seen.map(Enum::name).orElse("")),
                            () -> showResult(resultMessage(orders.approve(order.id(), seen, actor()), "desk.orders.taken")));
                })),
                row("inline-form", reason, button("desk.orders.turn-down", "button button-quiet",
                        () -> showResult(resultMessage(orders.reject(order.id(), reason.getValue(), actor()),
                                "desk.orders.turned-down")))));
    }

    /** @param changedKey message key if the order was changed */
    static Component resultMessage(ChangeOrderResult result, String changedKey) {
        return switch (result) {
            case ChangeOrderResult.Changed _ -> message(StatusChip.Tone.GOOD, changedKey);
            case ChangeOrderResult.SlotFull _ -> message(StatusChip.Tone.WARN, "service.full");
            case ChangeOrderResult.Refused refused -> message(StatusChip.Tone.WARN, "service.refused." + refused.refusal().reason());
        };
    }

    private Component list(String titleKey, List<ServiceOrder> all) {
        return tableCard(titleKey, "desk.orders.list.none", all,
                column("service.order", order -> I18n.text("service.what." + order.kind(), street(order))),
                column("service.reference", order -> ReferenceNumber.grouped(order.reference())),
                column("service.when", StaffOrdersView::when),
                column("desk.orders.deposit.column", this::deposit),
                column("desk.orders.change.column", this::change));
    }

    /** Returns the forms to change or cancel an order; what they offer is read when they are opened. */
    private Component change(ServiceOrder order) {
        if (!forms.isChangeable(order, actor())) {
            return new Div();
        }
        var change = new Details(I18n.text("desk.orders.change"));
        change.addOpenedChangeListener(opened -> {
            change.removeAll();
            if (opened.isOpened()) {
                change.add(forms.create(order, actor(), cancel -> requireFreshSignIn(Map.of("cancel", order.id().value()), cancel),
                        result -> showResult(resultMessage(result, changedKey(result)))));
            }
        });
        return change;
    }

    private static String changedKey(ChangeOrderResult result) {
        return result instanceof ChangeOrderResult.Changed changed && changed.order().state() instanceof OrderState.Cancelled
                ? "desk.orders.cancelled" : "desk.orders.changed";
    }
}
