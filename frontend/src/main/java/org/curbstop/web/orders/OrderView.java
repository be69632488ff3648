package org.curbstop.web.orders;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.curbstop.common.Identifier;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** One order: its status and cost, with forms to reschedule or cancel it. */
@Route(value = OrderNavigation.ORDERS + "/:order", layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class OrderView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final OrderViewContext context;
    private final ChangeOrderForms forms;
    private final StatusMessage statusMessage = new StatusMessage();

    OrderView(ViewUser visitor, OrderViewContext ordering, ChangeOrderForms forms) {
        super("service.order");
        this.visitor = visitor;
        this.context = ordering;
        this.forms = forms;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getRouteParameters().get("order").flatMap(text -> Identifier.parse(text, OrderId::new))
                .flatMap(id -> context.orders().find(id, visitor.actor()))
                .orElseThrow(NotFoundException::new));
    }

    private void draw(ServiceOrder order) {
        clear();
        title(OrderSummaryText.title(order, context));
        add(statusMessage, row("two", facts(order), change(order)));
    }

    private Component facts(ServiceOrder order) {
        var card = titledCard("service.facts", OrderSummaryText.stateChip(order.state()));
        String next = OrderSummaryText.nextStep(order, context);
        if (!next.isEmpty()) {
            card.add(new Paragraph(next));
        }
        card.add(paragraph("service.facts.reference", ReferenceNumber.grouped(order.reference())),
                new Paragraph(OrderSummaryText.dates(order)));
        order.terms().services().stream().sorted().map(service -> I18n.text("service", service)).reduce((a, b) -> a + ", " + b)
                .filter(all -> order.kind() != OrderRequest.Kind.VISIT)
                .ifPresent(all -> card.add(paragraph("service.facts.services", all)));
        order.terms().sameDayFee().ifPresent(fee -> card.add(paragraph("service.facts.fee", I18n.money(fee))));
        if (order.terms().deposit().due().isPositive()) {
            card.add(paragraph("service.facts.deposit", I18n.money(order.terms().deposit().due())));
            context.deposits().createLink(order.id())
                    .ifPresent(link -> card.add(PortalLinks.external(link.toString(), I18n.text("service.facts.deposit.pay"))));
        }
        order.terms().waived().ifPresent(waiver -> card.add(paragraph("service.facts.waived", I18n.money(waiver.amount()))));
        if (order.terms().deposit().carried().isPositive()) {
            card.add(paragraph("service.facts.carried", I18n.money(order.terms().deposit().carried())));
        }
        return card;
    }

    private Component change(ServiceOrder order) {
        var card = titledCard("service.change");
        if (!forms.isChangeable(order, visitor.actor())) {
            card.add(paragraph(order.state().isOpen() ? "service.change.late" : "service.change.over"));
            return card;
        }
        context.changeableUntil(order.days().first()).ifPresent(until -> card.add(paragraph("service.change.until", until)));
        card.add(forms.create(order, visitor.actor(), this::showResult));
        return card;
    }

    private void showResult(ChangeOrderResult changing) {
        statusMessage.removeAll();
        switch (changing) {
            case ChangeOrderResult.Changed changed -> {
                statusMessage.add(new Callout(StatusChip.Tone.GOOD, I18n.text("service.changed")));
                draw(changed.order());
            }
            case ChangeOrderResult.SlotFull _ -> statusMessage.add(new Callout(StatusChip.Tone.WARN, I18n.text("service.full")));
            case ChangeOrderResult.Refused refused ->
                    statusMessage.add(new Callout(StatusChip.Tone.WARN, I18n.text("service.refused", refused.refusal().reason())));
        }
    }
}
