package org.curbstop.web.staff.reviews;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.lockout.LockOut;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Customers locked out after wrong guesses, which staff lift here with a reason, and alarms about guessing across accounts. */
@Route(value = StaffNavigation.SECURITY, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class LockOutsView extends StaffView {

    private static final int MAX_REASON = 500;

    private final LockOuts lockOuts;
    private final CallbackSlots callbacks;
    private final Accounts accounts;
    private final Map<String, TextField> reasons = new HashMap<>();

    LockOutsView(ViewUser user, FreshSignIn fresh, LockOuts lockOuts, CallbackSlots callbacks, Accounts accounts) {
        super("desk.security", user, fresh);
        this.lockOuts = lockOuts;
        this.callbacks = callbacks;
        this.accounts = accounts;
    }

    @Override
    protected void draw() {
        reasons.clear();
        List<LockOut> active = lockOuts.listActive(actor());
        add(paragraph("desk.security.about"),
                titledCard("desk.lock-outs", active.isEmpty() ? new Component[]{new EmptyListMessage("desk.lock-outs.none")}
                        : active.stream().map(this::panel).toArray(Component[]::new)),
                tableCard("desk.callback-limits", "desk.callback-limits.none", callbacks.atLimit(actor()),
                        column("desk.callback-limit.who", each -> each.phone().map(PhoneNumber::formatNational)
                                .orElseGet(() -> I18n.text("desk.callback-limit.place"))),
                        column("desk.callback-limit.calls", CallbackSlots.AtLimit::calls),
                        column("desk.callback-limit.next", each -> I18n.dateTime(each.next(), user().zone()))),
                tableCard("desk.alarms", "desk.alarms.none", lockOuts.alarms(actor()),
                        column("desk.alarm.at", alarm -> I18n.dateTime(alarm.at(), user().zone())),
                        column("desk.alarm.what", alarm -> I18n.text("desk.alarm", alarm.kind()))));
    }

    @Override
    protected void restore(Map<String, String> typed) {
        typed.forEach((lock, why) -> Optional.ofNullable(reasons.get(lock)).ifPresent(field -> field.setValue(why)));
    }

    private Component panel(LockOut lock) {
        var why = new TextField(I18n.text("desk.lock-out.why"));
        reasons.put(lock.id(), why);
        why.setMaxLength(MAX_REASON);
        var form = new FormBinder();
        form.require(why, "desk.lock-out.why.error");
        String who = lock.person().flatMap(accounts::findPerson).map(Person::name).orElseGet(() -> I18n.text("desk.lock-out.unknown"));
        var box = new Div(new H3(who), new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.lock-out.kind", lock.kind())),
                paragraph("desk.lock-out.until", I18n.dateTime(lock.since(), user().zone()), I18n.dateTime(lock.until(), user().zone())));
        lock.account().ifPresent(account -> box.add(new Paragraph(
                PortalLinks.to(StaffNavigation.account(account), I18n.text("desk.lock-out.account")))));
        box.add(row("board-steps", why, form.submit("desk.lock-out.lift",
                () -> requireFreshSignIn(Map.of(lock.id(), why.getValue()), () -> {
                    boolean lifted = lockOuts.lift(lock.id(), why.getValue(), actor());
                    showResult(lifted ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN,
                            lifted ? "desk.lock-out.lifted" : "desk.lock-out.over");
                }))));
        box.addClassName("hold");
        return box;
    }
}
