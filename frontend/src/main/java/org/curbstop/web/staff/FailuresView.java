package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.identity.Role;
import org.curbstop.jobs.UndeliveredEvents;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeSubjects;
import org.curbstop.notices.UndeliveredNotices;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** What was given up after many tries: messages to customers, and work that one part of the application had for another. */
@Route(value = StaffNavigation.FAILURES, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class FailuresView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final Visitor visitor;
    private final UndeliveredNotices notices;
    private final UndeliveredEvents events;
    private final NoticeSubjects subjects;
    private final Utility utility;
    private final Told told = new Told();

    FailuresView(Visitor visitor, UndeliveredNotices notices, UndeliveredEvents events, NoticeSubjects subjects, Utility utility) {
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
        List<Delivery> lost = notices.list(SHOWN, visitor.asker());
        List<UndeliveredEvents.UndeliveredEvent> stuck = events.list(visitor.asker());
        add(told, titled("desk.failures.notices", lost.isEmpty() ? new EmptyList("desk.failures.notices.none") : notices(lost)),
                titled("desk.failures.events", stuck.isEmpty() ? new EmptyList("desk.failures.events.none") : events(stuck)));
    }

    private Component notices(List<Delivery> lost) {
        var table = new Table("desk.failures.notices", "desk.failures.when", "desk.failures.what", "desk.failures.to", "desk.failures.why", "desk.failures.do");
        var language = new Language(Say.locale().getLanguage());
        lost.forEach(notice -> table.row(
                Say.time(notice.createdAt(), utility.zone()), subjects.of(notice.kind().name(), language), notice.addressEnd(), notice.why().orElse(""),
                notice.wasGivenUp() ? again("desk.failures.send", () -> notices.sendAgain(notice.id(), visitor.asker())) : span(Say.words("desk.failures.refused"))));
        return table;
    }

    private Component events(List<UndeliveredEvents.UndeliveredEvent> stuck) {
        var table = new Table("desk.failures.events", "desk.failures.when", "desk.failures.what", "desk.failures.why", "desk.failures.do");
        stuck.forEach(event -> table.row(Say.time(event.since(), utility.zone()), event.event(), event.refusal(),
                again("desk.failures.deliver", () -> events.deliverAgain(event.id(), visitor.asker()))));
        return table;
    }

    private Button again(String key, java.util.function.BooleanSupplier step) {
        var button = new Button(Say.words(key), pressed -> {
            boolean done = step.getAsBoolean();
            draw();
            told.say(done ? new Callout(Chip.Tone.GOOD, Say.words("desk.failures.done")) : new Callout(Chip.Tone.WARN, Say.words("desk.failures.gone")));
        });
        button.addClassNames("button", "button-quiet");
        button.setDisableOnClick(true);
        return button;
    }
}
