package org.curbstop.web.service;

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
import org.curbstop.identity.Role;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Placing;
import org.curbstop.orders.Slot;
import org.curbstop.orders.Task;
import org.curbstop.orders.Wish;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Review;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** What somebody shall come for, and when; only times with room are offered, and one that is taken meanwhile is replaced by the next. */
@Route(value = ServiceNavigation.VISIT, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class VisitView extends AccountPage {

    private static final int OFFERED = 20;
    private static final int MOST_WORDS = 500;
    private static final List<Task> TASKS = List.of(Task.LEAK_CHECK, Task.METER_ISSUE, Task.RE_READ, Task.METER_SWAP, Task.RECONNECT);

    private final Ordering ordering;
    private final String form = UUID.randomUUID().toString();
    private final Told told = new Told();

    VisitView(Visitor visitor, Accounts accounts, Ordering ordering) {
        super(visitor, accounts, "service.visit.title");
        this.ordering = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Slot> free = ordering.appointments().slots(account.premise().id(), ordering.today(), OFFERED);
        if (free.isEmpty()) {
            add(new EmptyList("service.visit.none"));
            return;
        }
        var task = new RadioButtonGroup<Task>(Say.words("service.task"));
        task.setItems(TASKS);
        task.setItemLabelGenerator(each -> Say.words("service.task", each));
        task.setValue(TASKS.getFirst());
        var time = new Choose<Slot>("service.time", free, ordering::window);
        var about = Drafts.keep(draft(account), new TextArea(Say.words("service.visit.words")));
        about.setHelperText(Say.words("service.visit.words.hint"));
        about.setMaxLength(MOST_WORDS);
        var on = new Button(Say.words("review.continue"));
        on.addClassName("button");
        var card = card(task, time, about, on);
        on.addClickListener(pressed -> time.value().ifPresent(slot -> {
            told.removeAll();
            var review = new Review(Say.words("service.visit.review"))
                    .fact("service.review.where", account.premise().address().oneLine())
                    .fact("service.task", Say.words("service.task", task.getValue()))
                    .fact("service.time", ordering.window(slot));
            if (!about.getValue().isBlank()) {
                review.fact("service.visit.words", about.getValue().strip());
            }
            review.beside(words("service.change.until"), told);
            review.insteadOf(card, Say.words("service.visit.button"), false,
                    () -> book(account, task.getValue(), slot, about.getValue(), time));
        }));
        card.addClassName("form");
        add(card);
    }

    private static String draft(Account account) {
        return "visit:" + account.id();
    }

    private void book(Account account, Task task, Slot slot, String about, Choose<Slot> time) {
        var wish = new Wish.Visit(account.id(), task, Optional.of(about.strip()).filter(text -> !text.isEmpty()));
        var order = new NewOrder(wish, Wish.Days.starting(slot.day()), Optional.of(slot), Optional.empty(), visitor().language());
        var placing = ordering.orders().place("portal:" + form, order, visitor().asker());
        if (placing instanceof Placing.Full full) {
            time.offer(full.next());
        }
        Placed.tell(placing, told, placed -> {
            Drafts.saved(draft(account));
            UI.getCurrent().navigate(ServiceNavigation.order(placed.id()));
        });
    }
}
