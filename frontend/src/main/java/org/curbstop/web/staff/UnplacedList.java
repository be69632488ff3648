package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.outages.PlacingReports;
import org.curbstop.outages.ReportId;
import org.curbstop.outages.UnplacedReport;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.Visitor;

/** Reports whose place has to be found, or that came many from one origin: staff say where each is, or that it is none. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UnplacedList extends Div {

    private static final int MOST_PLACES = 20;

    private final Visitor visitor;
    private final PlacingReports placing;
    private final Accounts accounts;
    private final Utility utility;
    private final Told told = new Told();

    UnplacedList(Visitor visitor, PlacingReports placing, Accounts accounts, Utility utility) {
        this.visitor = visitor;
        this.placing = placing;
        this.accounts = accounts;
        this.utility = utility;
    }

    void show(QueryParameters query) {
        told.removeAll();
        draw(query);
    }

    private void draw(QueryParameters query) {
        removeAll();
        add(told);
        Optional<ReportId> seen = query.getSingleParameter(BoardView.FROM).filter(text -> text.matches("rep_\\w{1,40}")).map(ReportId::new);
        List<UnplacedReport> waiting = placing.waiting(seen, BoardView.PAGE, visitor.asker());
        if (waiting.isEmpty()) {
            add(new EmptyList("board.none.TO_PLACE"));
        } else {
            var table = new Table("board.list.TO_PLACE", "board.place", "board.service", "board.unplaced", "board.phone", "board.at", "board.hazards", "board.steps");
            waiting.forEach(report -> table.row(
                    report.place().or(() -> report.point().map(at -> at.latitude() + ", " + at.longitude())).orElse(""),
                    Say.words("service", report.service()), Say.words("board.unplaced", report.why()),
                    report.callback().map(PhoneNumber::national).orElse(""), Say.time(report.at(), utility.zone()),
                    String.join(", ", report.hazards().stream().map(hazard -> Say.words("outage.hazard", hazard)).toList()), steps(report, query)));
            add(Page.card(table));
        }
        add(Pager.of(
                StaffNavigation.OUTAGES, query, BoardView.FROM,
                waiting.size() < BoardView.PAGE ? Optional.empty() : Optional.of(waiting.getLast().id().value())));
    }

    private Component steps(UnplacedReport report, QueryParameters query) {
        String what = report.place().orElseGet(() -> ReferenceNumber.shown(report.id().value()));
        var place = small("board.place.do", what, () -> choosing(report, query).open());
        var dismiss = small("board.dismiss", what, () -> Announcing.ask(
                "board.dismiss.title", "board.dismiss", Say.words("board.dismiss.asked", what),
                () -> done(query, placing.dismiss(report.id(), visitor.asker()))));
        return Page.row("ways", place, dismiss);
    }

    private Dialog choosing(UnplacedReport report, QueryParameters query) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(Say.words("board.place.title"));
        var where = new ComboBox<Premise>(Say.words("board.place.where"));
        where.setItems(asked -> accounts.suggest(asked.getFilter().orElse(""), MOST_PLACES).stream().skip(asked.getOffset()).limit(asked.getLimit()));
        where.setItemLabelGenerator(premise -> premise.address().oneLine());
        where.setHelperText(Say.words("board.place.help"));
        where.setWidthFull();
        report.premise().flatMap(accounts::premise).ifPresent(where::setValue);
        report.place().ifPresent(words -> dialog.add(new Paragraph(words)));
        dialog.add(where);
        var cancel = new Button(Say.words("board.cancel"), pressed -> dialog.close());
        cancel.addClassNames("button", "button-quiet");
        var confirm = new Button(Say.words("board.place.do"), pressed -> {
            if (where.getValue() == null) {
                where.setErrorMessage(Say.words("board.place.missing"));
                where.setInvalid(true);
                return;
            }
            dialog.close();
            done(query, placing.place(report.id(), where.getValue().id(), visitor.asker()).isPresent());
        });
        confirm.addClassName("button");
        dialog.getFooter().add(cancel, confirm);
        return dialog;
    }

    private static Button small(String key, String what, Runnable step) {
        var button = new Button(Say.words(key), pressed -> step.run());
        button.addClassNames("button", "button-quiet", "button-small");
        button.setAriaLabel(Say.words(key) + ": " + what);
        return button;
    }

    private void done(QueryParameters query, boolean done) {
        draw(query);
        told.say(done ? Chip.Tone.GOOD : Chip.Tone.WARN, Say.words(done ? "board.done" : "board.why.NO_SUCH_REPORT"));
    }
}
