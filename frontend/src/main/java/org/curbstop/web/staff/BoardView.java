package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.curbstop.identity.Role;
import org.curbstop.outages.Cause;
import org.curbstop.outages.Crew;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageDesk;
import org.curbstop.outages.OutageDesk.Answer;
import org.curbstop.outages.Outages;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.outage.OutagePanel;

/** Everything that is out. Each step is told to all who reported, so the board says to how many before it is taken. */
@Route(value = StaffNavigation.OUTAGES, layout = StaffFrame.class)
@RolesAllowed({Role.Names.OUTAGE_DESK, Role.Names.SUPERVISOR})
class BoardView extends Page implements BeforeEnterObserver {

    private static final int REPORTS_SHOWN = 50;

    private final Visitor visitor;
    private final Outages outages;
    private final OutageDesk desk;
    private final Utility utility;
    private final Told told = new Told();

    BoardView(Visitor visitor, Outages outages, OutageDesk desk, Utility utility) {
        super("board.title");
        this.visitor = visitor;
        this.outages = outages;
        this.desk = desk;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
    }

    private void draw() {
        clear();
        add(told);
        List<Outage> open = outages.open();
        addEach(open, "board.none", outage -> panel(outage, open));
    }

    private Component panel(Outage outage, List<Outage> open) {
        var card = card(OutagePanel.of(outage, utility.zone(),
                new Paragraph(Say.words("board.where", OutagePanel.where(outage))),
                new Paragraph(Say.words("board.told", outages.households(outage)))));
        var cause = choice("board.cause", Cause.values(), "outage.cause", outage.cause(), chosen -> done(desk.setCause(outage.id(), chosen, visitor.asker())));
        var crew = choice("board.crew", Crew.values(), "outage.crew", outage.crew(), chosen -> done(desk.setCrew(outage.id(), chosen, visitor.asker())));
        card.add(row("board-steps", cause, crew), etr(outage), row("ways", ways(outage, open)), reports(outage));
        return card;
    }

    private static <E extends Enum<E>> Select<E> choice(String key, E[] all, String wordsPrefix, E now, Consumer<E> chosen) {
        var select = new Select<E>();
        select.setLabel(Say.words(key));
        select.setItems(all);
        select.setItemLabelGenerator(each -> Say.words(wordsPrefix, each));
        select.setValue(now);
        select.addValueChangeListener(change -> chosen.accept(change.getValue()));
        return select;
    }

    private Component etr(Outage outage) {
        var back = new DateTimePicker(Say.words("board.etr"));
        back.setLocale(Say.locale());
        var source = new Select<Etr.Source>();
        source.setLabel(Say.words("board.source"));
        source.setItems(Etr.Source.values());
        source.setItemLabelGenerator(each -> Say.words("outage.source", each));
        source.setValue(Etr.Source.DISPATCH);
        var say = button("board.etr.say", "button", () -> {
            if (back.getValue() != null) {
                done(desk.setEtr(outage.id(), Optional.of(back.getValue().atZone(utility.zone()).toInstant()), source.getValue(), visitor.asker()));
            }
        });
        var assessing = button("board.assessing", "button button-quiet", () -> done(desk.setEtr(outage.id(), Optional.empty(), source.getValue(), visitor.asker())));
        return row("board-steps", back, source, say, assessing);
    }

    private Component[] ways(Outage outage, List<Outage> open) {
        var restore = button("board.restore", "button", () -> done(desk.restore(outage.id(), visitor.asker())));
        return Stream.concat(
                        Stream.of(restore),
                        open.stream().filter(other -> other.service() == outage.service() && !other.id().equals(outage.id())).map(other -> {
                            var merge = new Button(Say.words("board.merge", OutagePanel.where(other)), pressed -> done(desk.merge(outage.id(), other.id(), visitor.asker())));
                            merge.addClassNames("button", "button-quiet");
                            return merge;
                        }))
                .toArray(Component[]::new);
    }

    private Component reports(Outage outage) {
        var table = new Table("board.reports", "board.place", "staff.channel", "board.at", "board.hazards");
        desk.reports(outage.id(), REPORTS_SHOWN, visitor.asker()).forEach(report -> table.row(
                report.place().orElse(""), Say.words("channel", report.channel()), Say.time(report.at(), utility.zone()),
                String.join(", ", report.hazards().stream().map(hazard -> Say.words("outage.hazard", hazard)).toList())));
        return table;
    }

    private static Button button(String key, String classNames, Runnable step) {
        var button = new Button(Say.words(key), pressed -> step.run());
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private void done(Answer answer) {
        told.removeAll();
        switch (answer) {
            case Answer.Done done -> told.add(new Callout(Chip.Tone.GOOD, Say.words("board.done")));
            case Answer.NotPossible not -> told.add(new Callout(Chip.Tone.WARN, Say.words("board.why", not.why())));
        }
        draw();
    }
}
