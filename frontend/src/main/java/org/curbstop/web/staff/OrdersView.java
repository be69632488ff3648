package org.curbstop.web.staff;

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
import org.curbstop.identity.Role;
import org.curbstop.orders.Changing;
import org.curbstop.orders.FindingAPremise;
import org.curbstop.orders.IdentityEvidence;
import org.curbstop.orders.Order;
import org.curbstop.orders.StaffOrders;
import org.curbstop.orders.State;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** Orders that a person must look at, with what speaks for and against whoever asks, to take or turn down; and what is on its way. */
@Route(value = StaffNavigation.ORDERS, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class OrdersView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 50;
    private static final List<String> REASONS = List.of("identity", "occupied", "no-capacity", "other");

    private final Visitor visitor;
    private final StaffOrders orders;
    private final ReconnectionList reconnections;
    private final FindingAPremise finding;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Map<String, Select<IdentityEvidence>> seen = new HashMap<>();
    private final Told told = new Told();

    OrdersView(Visitor visitor, StaffOrders orders, ReconnectionList reconnections, FindingAPremise finding, Utility utility, FreshSignIn fresh) {
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
        fresh.after(StaffNavigation.ORDERS, told, typed -> typed.forEach(
                (order, evidence) -> Optional.ofNullable(seen.get(order)).filter(field -> !evidence.isEmpty())
                        .ifPresent(field -> field.setValue(IdentityEvidence.valueOf(evidence)))));
    }

    private void draw() {
        clear();
        seen.clear();
        add(told);
        addEach(orders.waiting(SHOWN, visitor.asker()), "desk.orders.none", this::panel);
        add(reconnections.list(visitor.asker()));
        add(list("desk.orders.scheduled", orders.scheduled(SHOWN, visitor.asker())), list("desk.orders.under-way", orders.underWay(SHOWN, visitor.asker())));
    }

    private String street(Order order) {
        return finding.at(order.place()).map(place -> place.premise().address().street()).orElse("");
    }

    private Component panel(Order order) {
        var card = card(new H2(Say.words("service.what." + order.kind(), street(order))),
                words("desk.orders.placed", ReferenceNumber.inThrees(order.reference()), Say.time(order.parties().placed(), utility.zone()), Say.words("channel", order.parties().channel())));
        if (order.state() instanceof State.AwaitingStaff awaiting) {
            card.add(new Chip(Chip.Tone.WARN, Say.words("desk.orders.why." + awaiting.why())));
        }
        order.days().start().ifPresent(day -> card.add(words("service.days.start", Say.date(day))));
        order.parties().phone().ifPresent(phone -> card.add(words("desk.orders.phone", phone.national())));
        card.add(deposit(order));
        Optional<StaffOrders.Sureness> sureness = orders.sureness(order, visitor.asker());
        sureness.ifPresent(known -> card.add(signs(known)));
        card.add(decision(order, sureness.isPresent()));
        return card;
    }

    private static Component when(Order order) {
        var when = new Div(new Paragraph(Say.date(order.days().first())));
        order.visit().filter(Order.Appointment::isUnreported).ifPresent(silent -> when.add(new Chip(Chip.Tone.BAD, Say.words("desk.orders.unreported"))));
        return when;
    }

    private Component deposit(Order order) {
        return new DepositPanel(order, utility, (draft, reason) -> fresh.before(StaffNavigation.ORDERS, Map.of("waive", order.id().value()), () -> {
            Changing waived = orders.waiveDeposit(order.id(), reason, visitor.asker());
            Drafts.saved(draft);
            done(waived, "desk.orders.waived");
        }));
    }

    /** What was said of who they are, what it counts, and what is still missing. */
    private static Component signs(StaffOrders.Sureness sureness) {
        var list = new UnorderedList();
        list.addClassName("range");
        sureness.signs().forEach((sign, points) -> list.add(new ListItem(Say.words("desk.orders.sign." + sign, points))));
        var missing = new UnorderedList(new ListItem(Say.words("desk.orders.missing.document")));
        missing.addClassName("range");
        sureness.missing().forEach((sign, points) -> missing.add(new ListItem(Say.words("desk.orders.missing.sign." + sign))));
        return new Div(words("desk.orders.points", sureness.points()), list, words("desk.orders.missing"), missing);
    }

    /** @param unknown whether whoever takes it has to say what they saw of who the customer is */
    private Component decision(Order order, boolean unknown) {
        var evidence = new Select<IdentityEvidence>();
        evidence.setLabel(Say.words("desk.orders.seen"));
        evidence.setHelperText(Say.words("desk.orders.seen.hint"));
        evidence.setErrorMessage(Say.words("desk.orders.seen.error"));
        evidence.setItems(IdentityEvidence.values());
        evidence.setItemLabelGenerator(each -> Say.words("desk.orders.seen." + each));
        evidence.setVisible(unknown);
        seen.put(order.id().value(), evidence);
        var take = new Button(Say.words("desk.orders.take"), pressed -> {
            Optional<IdentityEvidence> shown = evidence.getOptionalValue();
            evidence.setInvalid(unknown && shown.isEmpty());
            if (!evidence.isInvalid()) {
                fresh.before(StaffNavigation.ORDERS, Map.of(order.id().value(), shown.map(Enum::name).orElse("")),
                        () -> done(orders.approve(order.id(), shown, visitor.asker()), "desk.orders.taken"));
            }
        });
        take.addClassName("button");
        var reason = new Select<String>();
        reason.setLabel(Say.words("desk.orders.reason"));
        reason.setItems(REASONS);
        reason.setItemLabelGenerator(code -> Say.words("desk.orders.reason." + code));
        reason.setValue(REASONS.getFirst());
        var turnDown = new Button(Say.words("desk.orders.turn-down"), pressed -> done(orders.turnDown(order.id(), reason.getValue(), visitor.asker()), "desk.orders.turned-down"));
        turnDown.addClassNames("button", "button-quiet");
        return new Div(row("inline-form", evidence, take), row("inline-form", reason, turnDown));
    }

    private void done(Changing changing, String key) {
        draw();
        told.say(switch (changing) {
            case Changing.Changed _ -> new Callout(Chip.Tone.GOOD, Say.words(key));
            case Changing.Full _ -> new Callout(Chip.Tone.WARN, Say.words("service.full"));
            case Changing.Refused refused -> new Callout(Chip.Tone.WARN, Say.words("service.refused", refused.refusal().reason()));
        });
    }

    private Component list(String titleKey, List<Order> all) {
        if (all.isEmpty()) {
            return titled(titleKey, words("desk.orders.list.none"));
        }
        var table = new Table(titleKey, "service.order", "service.reference", "service.when", "desk.orders.deposit.column");
        all.forEach(order -> table.row(Say.words("service.what." + order.kind(), street(order)), ReferenceNumber.inThrees(order.reference()), when(order), deposit(order)));
        return titled(titleKey, table);
    }
}
