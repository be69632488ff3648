package org.curbstop.web.staff.outages;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.PlacingUnplacedReports;
import org.curbstop.outages.UnplacedReport;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Reports without a location, or with many from one origin: staff set the location or dismiss the report. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UnplacedReportsPanel extends Div {

    private static final int MAX_PLACES = 20;

    private final PlacingUnplacedReports placing;
    private final Accounts accounts;

    UnplacedReportsPanel(PlacingUnplacedReports placing, Accounts accounts) {
        this.placing = placing;
        this.accounts = accounts;
    }

    void show(StaffView view) {
        removeAll();
        Optional<OutageReportId> seen = view.query().getSingleParameter(OutageBoardView.FROM)
                .filter(text -> text.matches("rep_\\w{1,40}")).map(OutageReportId::new);
        List<UnplacedReport> waiting = placing.listWaiting(seen, OutageBoardView.PAGE, view.actor());
        add(waiting.isEmpty() ? new EmptyListMessage("board.none.TO_PLACE") : TitledView.card(table(waiting, view)));
        add(Pager.of(StaffNavigation.OUTAGES, view.query(), OutageBoardView.FROM,
                waiting.size() < OutageBoardView.PAGE ? Optional.empty() : Optional.of(waiting.getLast().id().value())));
    }

    private Component table(List<UnplacedReport> waiting, StaffView view) {
        return ResponsiveTable.of("board.list.TO_PLACE", waiting, List.of(
                column("board.place", report -> report.place()
                        .or(() -> report.point().map(at -> at.latitude() + ", " + at.longitude())).orElse("")),
                column("board.service", report -> I18n.text("service", report.service())),
                column("board.unplaced", report -> I18n.text("board.unplaced", report.why())),
                column("board.phone", report -> report.callback().map(PhoneNumber::formatNational).orElse("")),
                column("board.at", report -> I18n.dateTime(report.at(), view.user().zone())),
                column("board.hazards", report -> OutageUpdatePanel.hazards(report.hazards())),
                column("board.steps", report -> steps(report, view))));
    }

    private Component steps(UnplacedReport report, StaffView view) {
        String what = report.place().orElseGet(() -> ReferenceNumber.display(report.id().value()));
        var place = small("board.place.do", what, () -> premiseDialog(report, view).open());
        var dismiss = small("board.dismiss", what, () -> OutageConfirmationDialog.confirm(
                "board.dismiss.title", "board.dismiss", I18n.text("board.dismiss.asked", what),
                () -> showResult(placing.dismiss(report.id(), view.actor()), view)));
        return TitledView.row("ways", place, dismiss);
    }

    private Dialog premiseDialog(UnplacedReport report, StaffView view) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(I18n.text("board.place.title"));
        var where = new ComboBox<Premise>(I18n.text("board.place.where"));
        where.setItems(fetch -> accounts.suggestPremises(fetch.getFilter().orElse(""), MAX_PLACES).stream().skip(fetch.getOffset())
                .limit(fetch.getLimit()));
        where.setItemLabelGenerator(premise -> premise.address().oneLine());
        where.setHelperText(I18n.text("board.place.help"));
        where.setWidthFull();
        report.premise().flatMap(accounts::findPremise).ifPresent(where::setValue);
        report.place().ifPresent(words -> dialog.add(new Paragraph(words)));
        dialog.add(where);
        var form = new FormBinder();
        form.require(where, "board.place.missing");
        dialog.getFooter().add(TitledView.button("board.cancel", "button button-quiet", dialog::close),
                form.submit("board.place.do", () -> {
                    dialog.close();
                    showResult(placing.place(report.id(), where.getValue().id(), view.actor()).isPresent(), view);
                }));
        return dialog;
    }

    private static Button small(String key, String what, Runnable step) {
        var button = TitledView.button(key, "button button-quiet button-small", step);
        button.setAriaLabel(I18n.text(key) + ": " + what);
        return button;
    }

    private static void showResult(boolean done, StaffView view) {
        view.showResult(done ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, done ? "board.done" : "board.why.NO_SUCH_REPORT");
    }
}
