package org.curbstop.web.staff.outages;

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
import java.util.List;
import java.util.Optional;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.Outages;
import org.curbstop.outages.StaffOutages;
import org.curbstop.outages.StaffOutages.StaffOutageResult;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.outages.OutagePanel;
import org.curbstop.web.staff.StaffNavigation;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Panel that updates one outage. Choices are a draft that only the named button applies, and a message to customers is previewed and
 * confirmed before it is sent.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class OutageUpdatePanel extends Div {

    static final String SEEN = "reports";
    private static final int REPORTS = 50;
    private static final int CANDIDATES = 50;

    private final ViewUser visitor;
    private final Outages outages;
    private final StaffOutages desk;
    private final OutageNoticePreview messages;
    private final Utility utility;
    private final StatusMessage statusMessage = new StatusMessage();

    OutageUpdatePanel(ViewUser visitor, Outages outages, StaffOutages desk, OutageNoticePreview messages, Utility utility) {
        this.visitor = visitor;
        this.outages = outages;
        this.desk = desk;
        this.messages = messages;
        this.utility = utility;
    }

    void show(Outage outage, QueryParameters query) {
        statusMessage.removeAll();
        draw(outage, query);
    }

    private void draw(Outage outage, QueryParameters query) {
        removeAll();
        add(statusMessage, new H2(OutagePanel.locationText(outage)));
        var card = TitledView
                .card(OutagePanel.of(outage, utility.zone(), new Paragraph(I18n.text("board.told", outages.countHouseholds(outage)))));
        if (outage.isOut()) {
            card.add(draft(outage, query), TitledView.row("ways", restore(outage, query)), merge(outage, query));
        } else if (outage.state() instanceof OutageState.Restored) {
            card.add(new Paragraph(I18n.text("board.is-restored")), TitledView.row("ways", stillOut(outage, query)));
        }
        add(card, reports(outage, query));
    }

    private Component draft(Outage outage, QueryParameters query) {
        var cause = choice("board.cause", OutageCause.values(), "outage.cause", outage.cause());
        var crew = choice("board.crew", CrewStatus.values(), "outage.crew", outage.crew());
        var time = choice("board.time", EtrChoice.values(), "board.time", EtrChoice.KEEP);
        var back = new DateTimePicker(I18n.text("board.etr"));
        back.setLocale(I18n.locale());
        var source = choice("board.source", Etr.Source.values(), "outage.source", Etr.Source.DISPATCH);
        var apply = button("board.apply", "button", () -> {
            if (time.getValue() == EtrChoice.AT && back.getValue() == null) {
                statusMessage.showError(I18n.text("board.time-missing"));
                return;
            }
            var update = new OutageUpdate(cause.getValue(), crew.getValue(), switch (time.getValue()) {
                case KEEP -> Optional.empty();
                case AT -> Optional
                        .of(new OutageUpdate.EtrUpdate(Optional.of(back.getValue().atZone(utility.zone()).toInstant()), source.getValue()));
                case ASSESSING -> Optional.of(new OutageUpdate.EtrUpdate(Optional.empty(), source.getValue()));
            });
            Runnable doing = () -> done(outage, query, desk.update(outage.id(), update, visitor.actor()));
            Optional<OutageAnnouncement> message = desk.preview(outage.id(), update, visitor.actor());
            if (message.isPresent()) {
                OutageConfirmationDialog.confirm("board.apply.title", "board.apply.send", message, messages, doing);
            } else {
                doing.run();
            }
        });
        return new Div(new Paragraph(I18n.text("board.draft")), TitledView.row("board-steps", cause, crew, time, back, source),
                TitledView.row("ways", apply));
    }

    /** Estimated restoration according to the draft. */
    enum EtrChoice { KEEP, AT, ASSESSING }

    private static <E extends Enum<E>> Select<E> choice(String key, E[] all, String wordsPrefix, E now) {
        var select = new Select<E>();
        select.setLabel(I18n.text(key));
        select.setItems(all);
        select.setItemLabelGenerator(each -> I18n.text(wordsPrefix, each));
        select.setValue(now);
        return select;
    }

    private Component restore(Outage outage, QueryParameters query) {
        return button("board.restore", "button button-quiet", () -> OutageConfirmationDialog.confirm(
                "board.restore.title", "board.restore.send", desk.preview(outage.id(), OutageAnnouncement.Kind.RESTORED, visitor.actor()),
                messages,
                () -> done(outage, query, desk.restore(outage.id(), visitor.actor()))));
    }

    private Component stillOut(Outage outage, QueryParameters query) {
        return button("board.still-out", "button", () -> OutageConfirmationDialog.confirm(
                "board.still-out.title", "board.still-out.send",
                desk.preview(outage.id(), OutageAnnouncement.Kind.STILL_OUT, visitor.actor()), messages,
                () -> done(outage, query, desk.reopen(outage.id(), visitor.actor()))));
    }

    private Component merge(Outage outage, QueryParameters query) {
        var other = new ComboBox<Outage>(I18n.text("board.merge"));
        other.setItems(fetch -> outages.listOthers(outage, fetch.getFilter().orElse(""), CANDIDATES).stream().skip(fetch.getOffset())
                .limit(fetch.getLimit()));
        other.setItemLabelGenerator(
                each -> I18n.text("board.merge.choice", OutagePanel.locationText(each), I18n.dateTime(each.opened(), utility.zone())));
        other.setHelperText(I18n.text("board.merge.help"));
        var merge = button("board.merge.do", "button button-quiet", () -> {
            if (other.getValue() == null) {
                statusMessage.showError(I18n.text("board.merge.missing"));
                return;
            }
            Outage chosen = other.getValue();
            OutageConfirmationDialog.confirm(
                    "board.merge.title", "board.merge.do",
                    I18n.text("board.merge.asked", OutagePanel.locationText(outage), OutagePanel.locationText(chosen)),
                    () -> done(outage, query, desk.merge(outage.id(), chosen.id(), visitor.actor())));
        });
        return TitledView.row("board-steps", other, merge);
    }

    private Component reports(Outage outage, QueryParameters query) {
        Optional<OutageReportId> seen = query.getSingleParameter(SEEN).filter(text -> text.matches("rep_\\w{1,40}"))
                .map(OutageReportId::new);
        List<OutageReport> shown = desk.reports(outage.id(), seen, REPORTS, visitor.actor());
        var table = new ResponsiveTable("board.reports", "board.place", "staff.channel", "board.at", "board.hazards");
        shown.forEach(report -> table.row(
                report.place().orElse(""), I18n.text("channel", report.channel()), I18n.dateTime(report.at(), utility.zone()),
                String.join(", ", report.hazards().stream().map(hazard -> I18n.text("outage.hazard", hazard)).toList())));
        var card = TitledView.titledCard("board.reports", table);
        card.add(Pager.of(StaffNavigation.OUTAGES, query, SEEN,
                shown.size() < REPORTS ? Optional.empty() : Optional.of(shown.getLast().id().value())));
        return card;
    }

    private static Button button(String key, String classNames, Runnable step) {
        var button = new Button(I18n.text(key), pressed -> step.run());
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private void done(Outage before, QueryParameters query, StaffOutageResult answer) {
        statusMessage.removeAll();
        switch (answer) {
            case StaffOutageResult.Done done -> statusMessage.add(new Callout(StatusChip.Tone.GOOD, I18n.text("board.done")));
            case StaffOutageResult.NotPossible not ->
                    statusMessage.add(new Callout(StatusChip.Tone.WARN, I18n.text("board.why", not.refusal())));
        }
        draw(outages.find(before.id()).orElse(before), query);
    }
}
