package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
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
import org.curbstop.utility.Utility;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Reports without a location, or with many from one origin: staff set the location or dismiss the report. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UnplacedReportsPanel extends Div {

    private static final int MOST_PLACES = 20;

    private final ViewUser visitor;
    private final PlacingUnplacedReports placing;
    private final Accounts accounts;
    private final Utility utility;
    private final StatusMessage statusMessage = new StatusMessage();

    UnplacedReportsPanel(ViewUser visitor, PlacingUnplacedReports placing, Accounts accounts, Utility utility) {
        this.visitor = visitor;
        this.placing = placing;
        this.accounts = accounts;
        this.utility = utility;
    }

    void show(QueryParameters query) {
        statusMessage.removeAll();
        draw(query);
    }

    private void draw(QueryParameters query) {
        removeAll();
        add(statusMessage);
        Optional<OutageReportId> seen = query.getSingleParameter(OutageBoardView.FROM).filter(text -> text.matches("rep_\\w{1,40}"))
                .map(OutageReportId::new);
        List<UnplacedReport> waiting = placing.listWaiting(seen, OutageBoardView.PAGE, visitor.actor());
        if (waiting.isEmpty()) {
            add(new EmptyListMessage("board.none.TO_PLACE"));
        } else {
            var table = new ResponsiveTable("board.list.TO_PLACE", "board.place", "board.service", "board.unplaced", "board.phone",
                    "board.at", "board.hazards", "board.steps");
            waiting.forEach(report -> table.row(
                    report.place().or(() -> report.point().map(at -> at.latitude() + ", " + at.longitude())).orElse(""),
                    I18n.text("service", report.service()), I18n.text("board.unplaced", report.why()),
                    report.callback().map(PhoneNumber::formatNational).orElse(""), I18n.dateTime(report.at(), utility.zone()),
                    String.join(", ", report.hazards().stream().map(hazard -> I18n.text("outage.hazard", hazard)).toList()),
                    steps(report, query)));
            add(TitledView.card(table));
        }
        add(Pager.of(
                StaffNavigation.OUTAGES, query, OutageBoardView.FROM,
                waiting.size() < OutageBoardView.PAGE ? Optional.empty() : Optional.of(waiting.getLast().id().value())));
    }

    private Component steps(UnplacedReport report, QueryParameters query) {
        String what = report.place().orElseGet(() -> ReferenceNumber.display(report.id().value()));
        var place = small("board.place.do", what, () -> premiseDialog(report, query).open());
        var dismiss = small("board.dismiss", what, () -> OutageConfirmationDialog.confirm(
                "board.dismiss.title", "board.dismiss", I18n.text("board.dismiss.asked", what),
                () -> done(query, placing.dismiss(report.id(), visitor.actor()))));
        return TitledView.row("ways", place, dismiss);
    }

    private Dialog premiseDialog(UnplacedReport report, QueryParameters query) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(I18n.text("board.place.title"));
        var where = new ComboBox<Premise>(I18n.text("board.place.where"));
        where.setItems(fetch -> accounts.suggestPremises(fetch.getFilter().orElse(""), MOST_PLACES).stream().skip(fetch.getOffset())
                .limit(fetch.getLimit()));
        where.setItemLabelGenerator(premise -> premise.address().oneLine());
        where.setHelperText(I18n.text("board.place.help"));
        where.setWidthFull();
        report.premise().flatMap(accounts::findPremise).ifPresent(where::setValue);
        report.place().ifPresent(words -> dialog.add(new Paragraph(words)));
        dialog.add(where);
        var cancel = new Button(I18n.text("board.cancel"), pressed -> dialog.close());
        cancel.addClassNames("button", "button-quiet");
        var confirm = new Button(I18n.text("board.place.do"), pressed -> {
            if (where.getValue() == null) {
                where.setErrorMessage(I18n.text("board.place.missing"));
                where.setInvalid(true);
                return;
            }
            dialog.close();
            done(query, placing.place(report.id(), where.getValue().id(), visitor.actor()).isPresent());
        });
        confirm.addClassName("button");
        dialog.getFooter().add(cancel, confirm);
        return dialog;
    }

    private static Button small(String key, String what, Runnable step) {
        var button = new Button(I18n.text(key), pressed -> step.run());
        button.addClassNames("button", "button-quiet", "button-small");
        button.setAriaLabel(I18n.text(key) + ": " + what);
        return button;
    }

    private void done(QueryParameters query, boolean done) {
        draw(query);
        statusMessage.show(done ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, I18n.text(done ? "board.done" : "board.why.NO_SUCH_REPORT"));
    }
}
