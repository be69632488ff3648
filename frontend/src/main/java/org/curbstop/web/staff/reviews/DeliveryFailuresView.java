package org.curbstop.web.staff.reviews;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.BooleanSupplier;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.jobs.UndeliveredEvents;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKindNames;
import org.curbstop.notices.UndeliveredNotices;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Deliveries that were given up after several attempts: messages to customers, and events for other parts of the application. */
@Route(value = StaffNavigation.FAILURES, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class DeliveryFailuresView extends StaffView {

    private static final int SHOWN = 100;

    private final UndeliveredNotices notices;
    private final UndeliveredEvents events;
    private final NoticeKindNames subjects;

    DeliveryFailuresView(ViewUser user, FreshSignIn fresh, UndeliveredNotices notices, UndeliveredEvents events, NoticeKindNames subjects) {
        super("desk.failures", user, fresh);
        this.notices = notices;
        this.events = events;
        this.subjects = subjects;
    }

    @Override
    protected void draw() {
        var language = new Language(I18n.locale().getLanguage());
        add(tableCard("desk.failures.notices", "desk.failures.notices.none", notices.list(SHOWN, actor()),
                column("desk.failures.when", notice -> I18n.dateTime(notice.createdAt(), user().zone())),
                column("desk.failures.what", notice -> subjects.nameOf(notice.kind().name(), language)),
                column("desk.failures.to", Delivery::maskedAddress),
                column("desk.failures.why", notice -> notice.reasonCode().map(DeliveryFailuresView::why).orElse("")),
                column("desk.failures.do", notice -> notice.isGivenUp()
                        ? again("desk.failures.send", () -> notices.sendAgain(notice.id(), actor()))
                        : I18n.text("desk.failures.refused"))));
        add(tableCard("desk.failures.events", "desk.failures.events.none", events.list(actor()),
                column("desk.failures.when", event -> I18n.dateTime(event.since(), user().zone())),
                column("desk.failures.what", UndeliveredEvents.UndeliveredEvent::event),
                column("desk.failures.why", UndeliveredEvents.UndeliveredEvent::refusal),
                column("desk.failures.do", event -> again("desk.failures.deliver", () -> events.redeliver(event.id(), actor())))));
    }

    /** Returns the reason of a failure; a carrier's own code is shown unchanged. */
    private static String why(String reason) {
        if (reason.startsWith(Delivery.GAVE_UP)) {
            return I18n.text("desk.failures.gave-up", why(reason.substring(Delivery.GAVE_UP.length())));
        }
        String code = reason.replaceAll("\\D", "");
        return I18n.findText("desk.failures.because." + reason.replaceAll("[^a-z]+", "-").replaceAll("-$", ""), code).orElse(reason);
    }

    private Button again(String key, BooleanSupplier step) {
        Button button = button(key, "button button-quiet", () -> {
            boolean done = step.getAsBoolean();
            showResult(done ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, done ? "desk.failures.done" : "desk.failures.gone");
        });
        button.setDisableOnClick(true);
        return button;
    }
}
