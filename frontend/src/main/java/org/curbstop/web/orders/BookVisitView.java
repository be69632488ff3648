package org.curbstop.web.orders;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Books a field visit. Only available times are offered; a time that is taken in the meantime is replaced by the next one. */
@Route(value = OrderNavigation.VISIT, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class BookVisitView extends AccountScopedView {

    private static final int OFFERED = 20;
    private static final int MAX_CHARACTERS = 500;
    private static final List<FieldTask> TASKS = List.of(FieldTask.LEAK_CHECK, FieldTask.METER_ISSUE, FieldTask.RE_READ,
            FieldTask.METER_SWAP, FieldTask.RECONNECT);

    private final OrderViewContext context;
    private final String form = UUID.randomUUID().toString();
    private final StatusMessage statusMessage = new StatusMessage();

    BookVisitView(ViewUser visitor, Accounts accounts, OrderViewContext ordering) {
        super(visitor, accounts, "service.visit.title");
        this.context = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<AppointmentSlot> free = context.appointments().nextFreeSlots(account.premise().id(), context.today(), OFFERED);
        if (free.isEmpty()) {
            add(new EmptyListMessage("service.visit.none"));
            return;
        }
        var task = new RadioButtonGroup<FieldTask>(I18n.text("service.task"));
        task.setItems(TASKS);
        task.setItemLabelGenerator(each -> I18n.text("service.task", each));
        task.setValue(TASKS.getFirst());
        var time = new ChoiceField<AppointmentSlot>("service.time", free, context::windowText);
        var about = FormDrafts.keep(draft(account), new TextArea(I18n.text("service.visit.words")));
        about.setHelperText(I18n.text("service.visit.words.hint"));
        about.setMaxLength(MAX_CHARACTERS);
        var on = styled(new Button(I18n.text("review.continue")), "button");
        var card = card(task, time, about, on);
        on.addClickListener(pressed -> time.value().ifPresent(slot -> {
            statusMessage.removeAll();
            var review = new ConfirmationPanel(I18n.text("service.visit.review"))
                    .fact("service.review.where", account.premise().address().oneLine())
                    .fact("service.task", I18n.text("service.task", task.getValue()))
                    .fact("service.time", context.windowText(slot));
            if (!about.getValue().isBlank()) {
                review.fact("service.visit.words", about.getValue().strip());
            }
            context.changeableUntil(slot.day()).ifPresent(until -> review.append(paragraph("service.change.until", until)));
            review.append(statusMessage);
            review.showInsteadOf(card, I18n.text("service.visit.button"), false,
                    () -> book(account, task.getValue(), slot, about.getValue(), time));
        }));
        card.addClassName("form");
        add(card);
    }

    private static String draft(Account account) {
        return "visit:" + account.id();
    }

    private void book(Account account, FieldTask task, AppointmentSlot slot, String about, ChoiceField<AppointmentSlot> time) {
        var request = new OrderRequest.Visit(account.id(), task, Optional.of(about.strip()).filter(text -> !text.isEmpty()));
        var order = new NewOrder(request, OrderRequest.ServiceDates.startingOn(slot.day()), Optional.of(slot), Optional.empty(),
                visitor().language());
        var placing = context.orders().place("portal:" + form, order, visitor().actor());
        if (placing instanceof PlaceOrderResult.SlotFull full) {
            time.setChoices(full.nextFreeSlots());
        }
        PlaceOrderResultMessage.show(placing, statusMessage, placed -> {
            FormDrafts.discard(draft(account));
            UI.getCurrent().navigate(OrderNavigation.order(placed.id()));
        });
    }
}
