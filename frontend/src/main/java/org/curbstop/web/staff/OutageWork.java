package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import java.util.List;
import java.util.Optional;
import org.curbstop.notices.OutageMessages;
import org.curbstop.outages.Announcement;
import org.curbstop.outages.Cause;
import org.curbstop.outages.Crew;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageDesk;
import org.curbstop.outages.OutageDesk.Answer;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.Outages;
import org.curbstop.outages.Report;
import org.curbstop.outages.ReportId;
import org.curbstop.outages.State;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.outage.OutagePanel;

/**
 * Works on one outage. What is chosen is a draft; only a named button applies it, and a message to customers is shown and confirmed
 * before it is sent.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class OutageWork extends Div {

    static final String SEEN = "reports";
    private static final int REPORTS = 50;
    private static final int CANDIDATES = 50;

    private final Visitor visitor;
    private final Outages outages;
    private final OutageDesk desk;
    private final OutageMessages messages;
    private final Utility utility;
    private final Told told = new Told();

    OutageWork(Visitor visitor, Outages outages, OutageDesk desk, OutageMessages messages, Utility utility) {
        this.visitor = visitor;
        this.outages = outages;
        this.desk = desk;
        this.messages = messages;
        this.utility = utility;
    }

    void show(Outage outage, QueryParameters query) {
        told.removeAll();
        draw(outage, query);
    }

    private void draw(Outage outage, QueryParameters query) {
        removeAll();
        add(told, new H2(OutagePanel.where(outage)));
        var card = Page.card(OutagePanel.of(outage, utility.zone(), new Paragraph(Say.words("board.told", outages.households(outage)))));
        if (outage.isOut()) {
            card.add(draft(outage, query), Page.row("ways", restore(outage, query)), merge(outage, query));
        } else if (outage.state() instanceof State.Restored) {
            card.add(new Paragraph(Say.words("board.is-restored")), Page.row("ways", stillOut(outage, query)));
        }
        add(card, reports(outage, query));
    }

    private Component draft(Outage outage, QueryParameters query) {
        var cause = choice("board.cause", Cause.values(), "outage.cause", outage.cause());
        var crew = choice("board.crew", Crew.values(), "outage.crew", outage.crew());
        var time = choice("board.time", Time.values(), "board.time", Time.KEEP);
        var back = new DateTimePicker(Say.words("board.etr"));
        back.setLocale(Say.locale());
        var source = choice("board.source", Etr.Source.values(), "outage.source", Etr.Source.DISPATCH);
        var apply = button("board.apply", "button", () -> {
            if (time.getValue() == Time.AT && back.getValue() == null) {
                told.refused(Say.words("board.time-missing"));
                return;
            }
            var update = new OutageUpdate(cause.getValue(), crew.getValue(), switch (time.getValue()) {
                case KEEP -> Optional.empty();
                case AT -> Optional.of(new OutageUpdate.NewEtr(Optional.of(back.getValue().atZone(utility.zone()).toInstant()), source.getValue()));
                case ASSESSING -> Optional.of(new OutageUpdate.NewEtr(Optional.empty(), source.getValue()));
            });
            Runnable doing = () -> done(outage, query, desk.update(outage.id(), update, visitor.asker()));
            Optional<Announcement> message = desk.preview(outage.id(), update, visitor.asker());
            if (message.isPresent()) {
                Announcing.ask("board.apply.title", "board.apply.send", message, messages, doing);
            } else {
                doing.run();
            }
        });
        return new Div(new Paragraph(Say.words("board.draft")), Page.row("board-steps", cause, crew, time, back, source), Page.row("ways", apply));
    }

    /** What the draft says of the time. */
    enum Time { KEEP, AT, ASSESSING }

    private static <E extends Enum<E>> Select<E> choice(String key, E[] all, String wordsPrefix, E now) {
        var select = new Select<E>();
        select.setLabel(Say.words(key));
        select.setItems(all);
        select.setItemLabelGenerator(each -> Say.words(wordsPrefix, each));
        select.setValue(now);
        return select;
    }

    private Component restore(Outage outage, QueryParameters query) {
        return button("board.restore", "button button-quiet", () -> Announcing.ask(
                "board.restore.title", "board.restore.send", desk.preview(outage.id(), Announcement.Kind.RESTORED, visitor.asker()), messages,
                () -> done(outage, query, desk.restore(outage.id(), visitor.asker()))));
    }

    private Component stillOut(Outage outage, QueryParameters query) {
        return button("board.still-out", "button", () -> Announcing.ask(
                "board.still-out.title", "board.still-out.send", desk.preview(outage.id(), Announcement.Kind.STILL_OUT, visitor.asker()), messages,
                () -> done(outage, query, desk.outAgain(outage.id(), visitor.asker()))));
    }

    private Component merge(Outage outage, QueryParameters query) {
        var other = new ComboBox<Outage>(Say.words("board.merge"));
        other.setItems(asked -> outages.others(outage, asked.getFilter().orElse(""), CANDIDATES).stream().skip(asked.getOffset()).limit(asked.getLimit()));
        other.setItemLabelGenerator(each -> Say.words("board.merge.choice", OutagePanel.where(each), Say.time(each.opened(), utility.zone())));
        other.setHelperText(Say.words("board.merge.help"));
        var merge = button("board.merge.do", "button button-quiet", () -> {
            if (other.getValue() == null) {
                told.refused(Say.words("board.merge.missing"));
                return;
            }
            Outage chosen = other.getValue();
            Announcing.ask(
                    "board.merge.title", "board.merge.do", Say.words("board.merge.asked", OutagePanel.where(outage), OutagePanel.where(chosen)),
                    () -> done(outage, query, desk.merge(outage.id(), chosen.id(), visitor.asker())));
        });
        return Page.row("board-steps", other, merge);
    }

    private Component reports(Outage outage, QueryParameters query) {
        Optional<ReportId> seen = query.getSingleParameter(SEEN).filter(text -> text.matches("rep_\\w{1,40}")).map(ReportId::new);
        List<Report> shown = desk.reports(outage.id(), seen, REPORTS, visitor.asker());
        var table = new Table("board.reports", "board.place", "staff.channel", "board.at", "board.hazards");
        shown.forEach(report -> table.row(
                report.place().orElse(""), Say.words("channel", report.channel()), Say.time(report.at(), utility.zone()),
                String.join(", ", report.hazards().stream().map(hazard -> Say.words("outage.hazard", hazard)).toList())));
        var card = Page.titled("board.reports", table);
        card.add(Pager.of(StaffNavigation.OUTAGES, query, SEEN, shown.size() < REPORTS ? Optional.empty() : Optional.of(shown.getLast().id().value())));
        return card;
    }

    private static Button button(String key, String classNames, Runnable step) {
        var button = new Button(Say.words(key), pressed -> step.run());
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private void done(Outage before, QueryParameters query, Answer answer) {
        told.removeAll();
        switch (answer) {
            case Answer.Done done -> told.add(new Callout(Chip.Tone.GOOD, Say.words("board.done")));
            case Answer.NotPossible not -> told.add(new Callout(Chip.Tone.WARN, Say.words("board.why", not.why())));
        }
        draw(outages.find(before.id()).orElse(before), query);
    }
}
