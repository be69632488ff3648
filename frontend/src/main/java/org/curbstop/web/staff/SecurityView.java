package org.curbstop.web.staff;

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
import org.curbstop.accounts.GuessingAlarm;
import org.curbstop.accounts.LockOut;
import org.curbstop.accounts.LockOuts;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** Customers who are locked out by wrong guesses, lifted here with a reason, and alarms about guessing at large. */
@Route(value = StaffNavigation.SECURITY, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class SecurityView extends Page implements BeforeEnterObserver {

    private static final int LONGEST_REASON = 500;

    private final Visitor visitor;
    private final LockOuts lockOuts;
    private final CallbackSlots callbacks;
    private final Accounts accounts;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Map<String, TextField> reasons = new HashMap<>();
    private final Told told = new Told();

    SecurityView(Visitor visitor, LockOuts lockOuts, CallbackSlots callbacks, Accounts accounts, Utility utility, FreshSignIn fresh) {
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
        fresh.after(StaffNavigation.SECURITY, told, typed -> typed.forEach((lock, why) -> Optional.ofNullable(reasons.get(lock)).ifPresent(field -> field.setValue(why))));
    }

    private void draw() {
        clear();
        reasons.clear();
        add(told, words("desk.security.about"), lockedOut(), callbacks(), alarms());
    }

    private Component lockedOut() {
        List<LockOut> standing = lockOuts.standing(visitor.asker());
        if (standing.isEmpty()) {
            return titled("desk.lock-outs", new EmptyList("desk.lock-outs.none"));
        }
        return titled("desk.lock-outs", standing.stream().map(this::row).toArray(Component[]::new));
    }

    private Component row(LockOut lock) {
        var why = new TextField(Say.words("desk.lock-out.why"));
        reasons.put(lock.id(), why);
        why.setMaxLength(LONGEST_REASON);
        why.setRequiredIndicatorVisible(true);
        why.setErrorMessage(Say.words("desk.lock-out.why.error"));
        var lift = new Button(Say.words("desk.lock-out.lift"), pressed -> {
            if (why.getValue().isBlank()) {
                why.setInvalid(true);
                why.focus();
            } else {
                fresh.before(StaffNavigation.SECURITY, Map.of(lock.id(), why.getValue()), () -> lifted(lockOuts.lift(lock.id(), why.getValue(), visitor.asker())));
            }
        });
        lift.addClassName("button");
        var box = new Div(new H3(who(lock)), new Chip(Chip.Tone.WARN, Say.words("desk.lock-out.kind", lock.kind())),
                words("desk.lock-out.until", Say.time(lock.since(), utility.zone()), Say.time(lock.until(), utility.zone())));
        lock.account().ifPresent(account -> box.add(new Paragraph(
                Links.to(StaffNavigation.account(account), Say.words("desk.lock-out.account")))));
        box.add(row("board-steps", why, lift));
        box.addClassName("hold");
        return box;
    }

    private String who(LockOut lock) {
        return lock.person().flatMap(accounts::person).map(person -> person.name()).orElseGet(() -> Say.words("desk.lock-out.unknown"));
    }

    private void lifted(boolean lifted) {
        draw();
        told.say(lifted ? Chip.Tone.GOOD : Chip.Tone.WARN, Say.words(lifted ? "desk.lock-out.lifted" : "desk.lock-out.over"));
    }

    private Component callbacks() {
        List<CallbackSlots.AtLimit> full = callbacks.atLimit(visitor.asker());
        if (full.isEmpty()) {
            return titled("desk.callback-limits", new EmptyList("desk.callback-limits.none"));
        }
        var table = new Table("desk.callback-limits", "desk.callback-limit.who", "desk.callback-limit.calls", "desk.callback-limit.next");
        full.forEach(each -> table.row(each.phone().map(PhoneNumber::national).orElseGet(() -> Say.words("desk.callback-limit.place")), String.valueOf(each.calls()),
                Say.time(each.next(), utility.zone())));
        return titled("desk.callback-limits", table);
    }

    private Component alarms() {
        List<GuessingAlarm> raised = lockOuts.alarms(visitor.asker());
        if (raised.isEmpty()) {
            return titled("desk.alarms", new EmptyList("desk.alarms.none"));
        }
        var table = new Table("desk.alarms", "desk.alarm.at", "desk.alarm.what");
        raised.forEach(alarm -> table.row(Say.time(alarm.at(), utility.zone()), Say.words("desk.alarm", alarm.kind())));
        return titled("desk.alarms", table);
    }
}
