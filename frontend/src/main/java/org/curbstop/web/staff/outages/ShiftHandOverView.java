package org.curbstop.web.staff.outages;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.curbstop.accounts.Premise;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.Outages;
import org.curbstop.outages.board.BoardFilter;
import org.curbstop.outages.board.BoardRow;
import org.curbstop.outages.board.BoardSort;
import org.curbstop.outages.board.BoardTotals;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.outages.board.OutageChange;
import org.curbstop.outages.board.ShiftHandOver;
import org.curbstop.outages.board.ShiftNote;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.outages.OutagePanel;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Everything that the next shift has to know about the outages, on one printable page. */
@Route(value = StaffNavigation.HAND_OVER, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.OUTAGE_DESK, UserRole.Names.SUPERVISOR})
class ShiftHandOverView extends StaffView {

    static final String SINCE = "since";
    private static final Duration SHIFT = Duration.ofHours(12);
    private static final int LARGEST = 20;
    private static final int MAX_ROWS = 200;

    private final OutageBoard board;
    private final ShiftHandOver handOver;
    private final Outages outages;
    private final Clock clock;

    ShiftHandOverView(ViewUser user, FreshSignIn fresh, OutageBoard board, ShiftHandOver handOver, Outages outages, Clock clock) {
        super("handover.title", user, fresh);
        this.board = board;
        this.handOver = handOver;
        this.outages = outages;
        this.clock = clock;
    }

    @Override
    protected void draw() {
        Instant since = since();
        List<OutageChange> changes = handOver.listChanges(since, MAX_ROWS, actor());
        var print = button("bill.print", "button button-quiet no-print", () -> UI.getCurrent().getPage().executeJs("window.print()"));
        BoardTotals totals = board.totals(BoardFilter.ALL, actor());
        add(PortalLinks.to(StaffNavigation.OUTAGES, I18n.text("board.back")),
                paragraph("handover.period", I18n.dateTime(since, user().zone()), I18n.dateTime(clock.instant(), user().zone())),
                period(since, print),
                card(paragraph("board.totals", totals.outages(), totals.households(), totals.medical(), totals.passed())),
                areas(),
                outageTable("handover.largest", "handover.largest.none", BoardFilter.ALL, LARGEST),
                medical(),
                outageTable("handover.passed", "handover.passed.none", BoardFilter.ALL.withPassed(true), MAX_ROWS),
                crews(), messages(changes), steps(changes), notes(since));
    }

    private Instant since() {
        Instant usual = clock.instant().minus(SHIFT);
        return query().getSingleParameter(SINCE).flatMap(text -> {
            try {
                return Optional.of(LocalDateTime.parse(text).atZone(user().zone()).toInstant());
            } catch (DateTimeParseException notATime) {
                return Optional.empty();
            }
        }).filter(time -> time.isBefore(clock.instant()) && time.isAfter(clock.instant().minus(ShiftHandOver.MAX_PERIOD))).orElse(usual);
    }

    private Component period(Instant since, Component print) {
        var from = new DateTimePicker(I18n.text("handover.since"));
        from.setLocale(I18n.locale());
        from.setValue(LocalDateTime.ofInstant(since, user().zone()).truncatedTo(ChronoUnit.MINUTES));
        var form = new FormBinder();
        form.check(from, at -> at != null && at.atZone(user().zone()).toInstant().isBefore(clock.instant())
                && at.atZone(user().zone()).toInstant().isAfter(clock.instant().minus(ShiftHandOver.MAX_PERIOD)), "handover.since.wrong",
                ShiftHandOver.MAX_PERIOD.toDays());
        var row = row("board-steps", from, form.submit("handover.show", "button-quiet", () -> UI.getCurrent().navigate(
                Pager.address(StaffNavigation.HAND_OVER, QueryParameters.of(SINCE,
                        from.getValue().truncatedTo(ChronoUnit.MINUTES).toString())))), print);
        row.addClassName("no-print");
        return row;
    }

    /** One row for each feeder or pressure zone with an outage. */
    private record AreaCount(String name, BoardTotals one, BoardTotals several, BoardTotals confirmed) {

        int households() {
            return one.households() + several.households() + confirmed.households();
        }
    }

    private Component areas() {
        var areas = new ArrayList<AreaCount>();
        for (String feeder : new TreeSet<>(board.listFeeders(actor()))) {
            areas.add(new AreaCount(feeder, count(feeder, Outage.Certainty.ONE_HOUSEHOLD),
                    count(feeder, Outage.Certainty.SEVERAL_HOUSEHOLDS), count(feeder, Outage.Certainty.CONFIRMED)));
        }
        areas.sort(Comparator.comparingInt(AreaCount::households).reversed());
        return tableCard("handover.areas", "handover.areas.none", areas,
                column("board.feeder", AreaCount::name),
                column("#handover.one", area -> I18n.formats().number(area.one().outages())),
                column("#handover.several", area -> I18n.formats().number(area.several().outages())),
                column("#handover.confirmed", area -> I18n.formats().number(area.confirmed().outages())),
                column("#board.households", area -> I18n.formats().number(area.households())));
    }

    private BoardTotals count(String feeder, Outage.Certainty certainty) {
        return board.totals(BoardFilter.of(Set.of(certainty)).withFeeders(Set.of(feeder)), actor());
    }

    private Component outageTable(String titleKey, String noneKey, BoardFilter filter, int most) {
        return tableCard(titleKey, noneKey, find(filter, most),
                column("board.place", row -> link(row.outage())),
                column("board.certainty", row -> I18n.text("board.certainty", row.outage().certainty())),
                column("#board.households", row -> I18n.formats().number(row.households())),
                column("board.since", row -> I18n.dateTime(row.outage().opened(), user().zone())),
                column("board.crew", row -> I18n.text("outage.crew", row.outage().crew())),
                column("board.etr", row -> OutagePanel.restorationText(outages.findOutlook(row.outage()), user().zone())));
    }

    private List<BoardRow> find(BoardFilter filter, int most) {
        return board.list(filter, BoardSort.HOUSEHOLDS.comparator(false), 0, most, actor());
    }

    private Component link(Outage outage) {
        return PortalLinks.to(Pager.address(StaffNavigation.OUTAGES, QueryParameters.of(OutageBoardView.OUTAGE, outage.id().value())),
                OutagePanel.locationText(outage));
    }

    private record MedicalCustomer(Premise premise, Outage outage) {}

    private Component medical() {
        List<MedicalCustomer> all = find(BoardFilter.ALL.withMedical(true), MAX_ROWS).stream()
                .flatMap(row -> board.listMedical(row.outage().id(), actor()).stream().map(at -> new MedicalCustomer(at, row.outage())))
                .toList();
        return tableCard("handover.medical", "handover.medical.none", all,
                column("board.place.where", customer -> customer.premise().address().oneLine()),
                column("handover.outage", customer -> link(customer.outage())),
                column("board.crew", customer -> I18n.text("outage.crew", customer.outage().crew())));
    }

    private Component crews() {
        List<BoardRow> out = Arrays.stream(CrewStatus.values()).filter(crew -> crew != CrewStatus.NOT_YET).sorted(Comparator.reverseOrder())
                .flatMap(crew -> find(BoardFilter.ALL.withCrew(Optional.of(crew)), MAX_ROWS).stream()).limit(MAX_ROWS).toList();
        return tableCard("handover.crews", "handover.crews.none", out,
                column("board.crew", row -> I18n.text("outage.crew", row.outage().crew())),
                column("board.place", row -> link(row.outage())),
                column("board.feeder", row -> row.feeder().orElse("")),
                column("board.cause", row -> I18n.text("outage.cause", row.outage().cause())));
    }

    private Component messages(List<OutageChange> changes) {
        List<OutageChange> sent = changes.stream().filter(change -> change.kind().isMessage()).toList();
        var card = tableCard("handover.messages", "handover.messages.none", sent,
                column("board.at", change -> I18n.dateTime(change.at(), user().zone())),
                column("handover.outage", change -> named(change.outage())),
                column("board.history.step", change -> I18n.text("board.change", change.kind())),
                column("#board.history.recipients", change -> I18n.formats().number(change.recipients())));
        if (!sent.isEmpty()) {
            card.add(paragraph("handover.messages.sum", sent.size(), sent.stream().mapToInt(OutageChange::recipients).sum()));
        }
        return card;
    }

    private Component steps(List<OutageChange> changes) {
        var card = tableCard("handover.changes", "handover.changes.none",
                changes.stream().filter(change -> !change.kind().isMessage()).toList(),
                column("board.at", change -> I18n.dateTime(change.at(), user().zone())),
                column("handover.outage", change -> named(change.outage())),
                column("board.history.step", change -> I18n.text("board.change", change.kind())),
                column("board.history.by", change -> change.by().orElse(I18n.text("board.by-evidence"))));
        if (changes.size() == MAX_ROWS) {
            card.add(paragraph("handover.changes.more", MAX_ROWS));
        }
        return card;
    }

    private Component named(OutageId id) {
        return outages.find(id).map(this::link).orElseGet(Div::new);
    }

    private Component notes(Instant since) {
        var text = new TextArea(I18n.text("handover.note"));
        text.setMaxLength(ShiftNote.MAX_LENGTH);
        text.setWidthFull();
        text.addClassName("no-print");
        var form = new FormBinder();
        form.require(text, "handover.note.missing");
        var save = form.submit("handover.note.save", () -> {
            handOver.leaveNote(text.getValue(), actor());
            showResult(StatusChip.Tone.GOOD, "handover.note.saved");
        });
        save.addClassName("no-print");
        var notes = new Div();
        handOver.listNotes(since, actor()).forEach(note -> {
            var words = styled(new Paragraph(note.text()), "message-preview");
            notes.add(paragraph("handover.note.by", note.by(), I18n.dateTime(note.at(), user().zone())), words);
        });
        return titledCard("handover.notes", notes.getComponentCount() == 0 ? paragraph("handover.notes.none") : notes, text,
                row("board-steps", save));
    }
}
