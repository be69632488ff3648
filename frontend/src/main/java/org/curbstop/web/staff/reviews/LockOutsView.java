package org.curbstop.web.staff.reviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.lockout.GuessingAlarm;
import org.curbstop.accounts.lockout.LockOut;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Customers locked out after wrong guesses, which staff lift here with a reason, and alarms about guessing across accounts. */
@Route(value = StaffNavigation.SECURITY, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class LockOutsView extends TitledView implements BeforeEnterObserver {

    private static final int LONGEST_REASON = 500;

    private final ViewUser visitor;
    private final LockOuts lockOuts;
    private final CallbackSlots callbacks;
    private final Accounts accounts;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Map<String, TextField> reasons = new HashMap<>();
    private final StatusMessage statusMessage = new StatusMessage();

    LockOutsView(ViewUser visitor, LockOuts lockOuts, CallbackSlots callbacks, Accounts accounts, Utility utility, FreshSignIn fresh) {
        super("desk.security");
        this.visitor = visitor;
        this.lockOuts = lockOuts;
        this.callbacks = callbacks;
        this.accounts = accounts;
        this.utility = utility;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.SECURITY, statusMessage,
                typed -> typed.forEach((lock, why) -> Optional.ofNullable(reasons.get(lock)).ifPresent(field -> field.setValue(why))));
    }

    private void draw() {
        clear();
        reasons.clear();
        add(statusMessage, paragraph("desk.security.about"), lockedOut(), callbacks(), alarms());
    }

    private Component lockedOut() {
        List<LockOut> active = lockOuts.listActive(visitor.actor());
        if (active.isEmpty()) {
            return titledCard("desk.lock-outs", new EmptyListMessage("desk.lock-outs.none"));
        }
        return titledCard("desk.lock-outs", active.stream().map(this::row).toArray(Component[]::new));
    }

    private Component row(LockOut lock) {
        var why = new TextField(I18n.text("desk.lock-out.why"));
        reasons.put(lock.id(), why);
        why.setMaxLength(LONGEST_REASON);
        why.setRequiredIndicatorVisible(true);
        why.setErrorMessage(I18n.text("desk.lock-out.why.error"));
        var lift = new Button(I18n.text("desk.lock-out.lift"), pressed -> {
            if (why.getValue().isBlank()) {
                why.setInvalid(true);
                why.focus();
            } else {
                fresh.before(StaffNavigation.SECURITY, Map.of(lock.id(), why.getValue()),
                        () -> lifted(lockOuts.lift(lock.id(), why.getValue(), visitor.actor())));
            }
        });
        lift.addClassName("button");
        var box = new Div(new H3(who(lock)), new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.lock-out.kind", lock.kind())),
                paragraph("desk.lock-out.until", I18n.dateTime(lock.since(), utility.zone()), I18n.dateTime(lock.until(), utility.zone())));
        lock.account().ifPresent(account -> box.add(new Paragraph(
                PortalLinks.to(StaffNavigation.account(account), I18n.text("desk.lock-out.account")))));
        box.add(row("board-steps", why, lift));
        box.addClassName("hold");
        return box;
    }

    private String who(LockOut lock) {
        return lock.person().flatMap(accounts::findPerson).map(person -> person.name()).orElseGet(() -> I18n.text("desk.lock-out.unknown"));
    }

    private void lifted(boolean lifted) {
        draw();
        statusMessage.show(lifted ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN,
                I18n.text(lifted ? "desk.lock-out.lifted" : "desk.lock-out.over"));
    }

    private Component callbacks() {
        List<CallbackSlots.AtLimit> full = callbacks.atLimit(visitor.actor());
        if (full.isEmpty()) {
            return titledCard("desk.callback-limits", new EmptyListMessage("desk.callback-limits.none"));
        }
        var table = new ResponsiveTable("desk.callback-limits", "desk.callback-limit.who", "desk.callback-limit.calls",
                "desk.callback-limit.next");
        full.forEach(
                each -> table.row(each.phone().map(PhoneNumber::formatNational).orElseGet(() -> I18n.text("desk.callback-limit.place")),
                        String.valueOf(each.calls()),
                I18n.dateTime(each.next(), utility.zone())));
        return titledCard("desk.callback-limits", table);
    }

    private Component alarms() {
        List<GuessingAlarm> raised = lockOuts.alarms(visitor.actor());
        if (raised.isEmpty()) {
            return titledCard("desk.alarms", new EmptyListMessage("desk.alarms.none"));
        }
        var table = new ResponsiveTable("desk.alarms", "desk.alarm.at", "desk.alarm.what");
        raised.forEach(alarm -> table.row(I18n.dateTime(alarm.at(), utility.zone()), I18n.text("desk.alarm", alarm.kind())));
        return titledCard("desk.alarms", table);
    }
}
