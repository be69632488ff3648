package org.curbstop.web.staff.reviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.jobs.UndeliveredEvents;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKindNames;
import org.curbstop.notices.UndeliveredNotices;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Deliveries that were given up after several attempts: messages to customers, and events for other parts of the application. */
@Route(value = StaffNavigation.FAILURES, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class DeliveryFailuresView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final ViewUser visitor;
    private final UndeliveredNotices notices;
    private final UndeliveredEvents events;
    private final NoticeKindNames subjects;
    private final Utility utility;
    private final StatusMessage statusMessage = new StatusMessage();

    DeliveryFailuresView(ViewUser visitor, UndeliveredNotices notices, UndeliveredEvents events, NoticeKindNames subjects,
            Utility utility) {
        super("desk.failures");
        this.visitor = visitor;
        this.notices = notices;
        this.events = events;
        this.subjects = subjects;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
    }

    private void draw() {
        clear();
        List<Delivery> lost = notices.list(SHOWN, visitor.actor());
        List<UndeliveredEvents.UndeliveredEvent> stuck = events.list(visitor.actor());
        add(statusMessage,
                titledCard("desk.failures.notices", lost.isEmpty() ? new EmptyListMessage("desk.failures.notices.none") : notices(lost)),
                titledCard("desk.failures.events", stuck.isEmpty() ? new EmptyListMessage("desk.failures.events.none") : events(stuck)));
    }

    private Component notices(List<Delivery> lost) {
        var table = new ResponsiveTable("desk.failures.notices", "desk.failures.when", "desk.failures.what", "desk.failures.to",
                "desk.failures.why", "desk.failures.do");
        var language = new Language(I18n.locale().getLanguage());
        lost.forEach(notice -> table.row(
                I18n.dateTime(notice.createdAt(), utility.zone()), subjects.nameOf(notice.kind().name(), language), notice.maskedAddress(),
                notice.reasonCode().orElse(""),
                notice.isGivenUp() ? again("desk.failures.send", () -> notices.sendAgain(notice.id(), visitor.actor()))
                        : span(I18n.text("desk.failures.refused"))));
        return table;
    }

    private Component events(List<UndeliveredEvents.UndeliveredEvent> stuck) {
        var table = new ResponsiveTable("desk.failures.events", "desk.failures.when", "desk.failures.what", "desk.failures.why",
                "desk.failures.do");
        stuck.forEach(event -> table.row(I18n.dateTime(event.since(), utility.zone()), event.event(), event.refusal(),
                again("desk.failures.deliver", () -> events.redeliver(event.id(), visitor.actor()))));
        return table;
    }

    private Button again(String key, java.util.function.BooleanSupplier step) {
        var button = new Button(I18n.text(key), pressed -> {
            boolean done = step.getAsBoolean();
            draw();
            statusMessage.show(done ? new Callout(StatusChip.Tone.GOOD, I18n.text("desk.failures.done"))
                    : new Callout(StatusChip.Tone.WARN, I18n.text("desk.failures.gone")));
        });
        button.addClassNames("button", "button-quiet");
        button.setDisableOnClick(true);
        return button;
    }
}
