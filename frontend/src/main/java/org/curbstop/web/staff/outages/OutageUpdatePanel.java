package org.curbstop.web.staff.outages;

import static java.util.stream.Collectors.toSet;
import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Premise;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.Outages;
import org.curbstop.outages.StaffOutages.StaffOutageResult;
import org.curbstop.outages.StaffOutages;
import org.curbstop.outages.board.BoardFilter;
import org.curbstop.outages.board.BoardRow;
import org.curbstop.outages.board.BoardSort;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.outages.OutagePanel;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;
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

    private final Outages outages;
    private final StaffOutages desk;
    private final OutageBoard board;
    private final OutageNoticePreview messages;

    OutageUpdatePanel(Outages outages, StaffOutages desk, OutageBoard board, OutageNoticePreview messages) {
        this.board = board;
        this.outages = outages;
        this.desk = desk;
        this.messages = messages;
    }

    void show(Outage outage, StaffView view) {
        removeAll();
        add(new H2(OutagePanel.locationText(outage)));
        var card = TitledView.card(OutagePanel.of(outage, outages.findOutlook(outage), view.user().zone(),
                        TitledView.paragraph("board.told", outages.countHouseholds(outage))));
        List<Premise> medical = board.listMedical(outage.id(), view.actor());
        if (!medical.isEmpty()) {
            card.add(new Callout(StatusChip.Tone.BAD, I18n.text("board.medical.here", medical.size()),
                    new Paragraph(String.join("; ", medical.stream().map(premise -> premise.address().oneLine()).toList()))));
        }
        if (outage.isOut()) {
            boolean unsure = outage.state() instanceof OutageState.Suspected;
            var steps = TitledView.row("ways", unsure ? confirm(outage, view) : restorePart(outage, view), restore(outage, view));
            card.add(draft(outage, view), steps, merge(outage, view));
        } else if (outage.state() instanceof OutageState.Restored) {
            card.add(TitledView.paragraph("board.is-restored"), TitledView.row("ways", stillOut(outage, view)));
        }
        add(card, reports(outage, view), history(outage, view));
    }

    private Component history(Outage outage, StaffView view) {
        return TitledView.tableCard("board.history", "board.history.none", desk.listChanges(outage.id(), REPORTS, view.actor()),
                column("board.at", change -> I18n.dateTime(change.at(), view.user().zone())),
                column("board.history.step", change -> I18n.text("board.change", change.kind())),
                column("board.history.by", change -> change.kind().isMessage() ? "" : change.by().orElse(I18n.text("board.by-evidence"))),
                column("#board.history.recipients", change -> change.kind().isMessage() ? I18n.formats().number(change.recipients()) : ""));
    }

    private Component draft(Outage outage, StaffView view) {
        var form = new FormBinder();
        var draft = new OutageUpdateForm(Optional.of(outage), form);
        return new Div(draft, TitledView.row("ways", form.submit("board.apply", () -> {
            var update = new OutageUpdate(draft.cause().orElse(outage.cause()), draft.crew().orElse(outage.crew()),
                    draft.etr(view.user().zone()));
            Runnable applying = () -> {
                // An impossible time is rejected at its field, and the draft stays.
                StaffOutageResult answer = desk.update(outage.id(), update, view.actor());
                if (!(answer instanceof StaffOutageResult.NotPossible not && draft.reject(not.refusal()))) {
                    showResult(answer, view);
                }
            };
            Optional<OutageAnnouncement> announcement = desk.preview(outage.id(), update, view.actor());
            if (announcement.isPresent()) {
                OutageConfirmationDialog.confirm("board.apply.title", "board.apply.send", announcement, messages, applying);
            } else {
                applying.run();
            }
        })));
    }

    private Component confirm(Outage outage, StaffView view) {
        return TitledView.button("board.confirm", "button button-quiet", () -> OutageConfirmationDialog.confirm(
                "board.confirm.title", "board.confirm.send",
                desk.preview(outage.id(), OutageAnnouncement.Kind.KNOWN, view.actor()), messages,
                () -> showResult(desk.confirm(outage.id(), view.actor()), view)));
    }

    private Component restorePart(Outage outage, StaffView view) {
        return TitledView.button("board.part", "button button-quiet", () -> OutagePartDialog.choose(
                desk.listParts(outage.id(), view.actor()), part -> OutageConfirmationDialog.confirm(
                        "board.part.title", "board.part.send", desk.previewPart(outage.id(), part, view.actor()), messages,
                        () -> restoredPart(desk.restorePart(outage.id(), part.device().id(), view.actor()), view))));
    }

    private static void restoredPart(StaffOutageResult answer, StaffView view) {
        if (answer instanceof StaffOutageResult.Done part) {
            view.showResult(StaffView.message(StatusChip.Tone.GOOD, "board.part.done"), PortalLinks.to(
                    StaffNavigation.OUTAGES + "?" + OutageBoardView.OUTAGE + "=" + part.outage().id(), I18n.text("board.part.open")));
        } else {
            showResult(answer, view);
        }
    }

    private Component restore(Outage outage, StaffView view) {
        return TitledView.button("board.restore", "button button-quiet", () -> OutageConfirmationDialog.confirm(
                "board.restore.title", "board.restore.send",
                desk.preview(outage.id(), OutageAnnouncement.Kind.RESTORED, view.actor()), messages,
                () -> showResult(desk.restore(outage.id(), view.actor()), view)));
    }

    private Component stillOut(Outage outage, StaffView view) {
        return TitledView.button("board.still-out", "button", () -> OutageConfirmationDialog.confirm(
                "board.still-out.title", "board.still-out.send",
                desk.preview(outage.id(), OutageAnnouncement.Kind.STILL_OUT, view.actor()), messages,
                () -> showResult(desk.reopen(outage.id(), view.actor()), view)));
    }

    private Component merge(Outage outage, StaffView view) {
        var other = new ComboBox<Outage>(I18n.text("board.merge"));
        BoardFilter same = BoardFilter.ALL.withService(Optional.of(outage.service()));
        other.setItems(fetch -> board.list(same.withWords(fetch.getFilter().orElse("")), BoardSort.HOUSEHOLDS.comparator(false), 0,
                        CANDIDATES, view.actor()).stream().map(BoardRow::outage)
                .filter(each -> !each.id().equals(outage.id())).skip(fetch.getOffset()).limit(fetch.getLimit()));
        other.setItemLabelGenerator(
                each -> I18n.text("board.merge.choice", OutagePanel.locationText(each), I18n.dateTime(each.opened(), view.user().zone())));
        other.setHelperText(I18n.text("board.merge.help"));
        var form = new FormBinder();
        form.require(other, "board.merge.missing");
        return TitledView.row("board-steps", other, form.submit("board.merge.do", "button-quiet", () -> {
            Outage chosen = other.getValue();
            OutageConfirmationDialog.confirm(
                    "board.merge.title", "board.merge.do",
                    I18n.text("board.merge.asked", OutagePanel.locationText(outage), OutagePanel.locationText(chosen)),
                    () -> showResult(desk.merge(outage.id(), chosen.id(), view.actor()), view));
        }));
    }

    private Component reports(Outage outage, StaffView view) {
        Optional<OutageReportId> seen = view.query().getSingleParameter(SEEN).filter(text -> text.matches("rep_\\w{1,40}"))
                .map(OutageReportId::new);
        List<OutageReport> shown = desk.reports(outage.id(), seen, REPORTS, view.actor());
        var columns = new ArrayList<ResponsiveTable.Column<OutageReport>>(List.of(
                column("board.place", report -> report.place().orElse("")),
                column("staff.channel", report -> I18n.text("channel", report.channel())),
                column("board.at", report -> I18n.dateTime(report.at(), view.user().zone())),
                column("board.hazards", report -> hazards(report.hazards()))));
        boolean splits = outage.isOut() && shown.size() > 1;
        Map<OutageReportId, Checkbox> chosen = new HashMap<>();
        if (splits) {
            shown.forEach(report -> chosen.put(report.id(), checkbox(report)));
            columns.add(column("board.split.choose", report -> chosen.getOrDefault(report.id(), new Checkbox())));
        }
        var card = TitledView.titledCard("board.reports", ResponsiveTable.of("board.reports", shown, columns));
        if (splits) {
            card.add(TitledView.row("ways", TitledView.button("board.split", "button button-quiet", () -> split(outage, chosen, view))));
        }
        card.add(Pager.of(StaffNavigation.OUTAGES, view.query(), SEEN,
                shown.size() < REPORTS ? Optional.empty() : Optional.of(shown.getLast().id().value())));
        return card;
    }

    private static Checkbox checkbox(OutageReport report) {
        var box = new Checkbox();
        box.setAriaLabel(I18n.text("board.split.choose") + ": " + report.place().orElse(""));
        return box;
    }

    private void split(Outage outage, Map<OutageReportId, Checkbox> boxes, StaffView view) {
        Set<OutageReportId> chosen = boxes.entrySet().stream().filter(box -> box.getValue().getValue()).map(Map.Entry::getKey)
                .collect(toSet());
        if (chosen.isEmpty()) {
            view.showResult(StatusChip.Tone.WARN, "board.split.missing");
            return;
        }
        OutageConfirmationDialog.confirm("board.split.title", "board.split.do", I18n.text("board.split.asked", chosen.size()),
                () -> showResult(desk.split(outage.id(), chosen, view.actor()), view));
    }

    static String hazards(Collection<Hazard> hazards) {
        return String.join(", ", hazards.stream().map(hazard -> I18n.text("outage.hazard", hazard)).toList());
    }

    private static void showResult(StaffOutageResult answer, StaffView view) {
        switch (answer) {
            case StaffOutageResult.Done _ -> view.showResult(StatusChip.Tone.GOOD, "board.done");
            case StaffOutageResult.NotPossible not -> view.showResult(StatusChip.Tone.WARN, "board.why." + not.refusal());
        }
    }
}
