package org.curbstop.web.staff.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.intThat;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.curbstop.identity.UserRole;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.Outages;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.StaffOutages.StaffOutageResult.StaffOutageRefusal;
import org.curbstop.outages.board.BoardFilter;
import org.curbstop.outages.board.BoardRow;
import org.curbstop.outages.board.BoardTotals;
import org.curbstop.outages.board.BulkUpdate;
import org.curbstop.outages.board.BulkUpdates;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Table of the outage board in a storm, and bulk updates of many outages. */
class StormBoardViewTest extends ViewTest {

    private static final List<BoardRow> ROWS = IntStream.range(0, 5000).mapToObj(StormBoardViewTest::row).toList();

    private final OutageBoard board = mock(OutageBoard.class);
    private final BulkUpdates bulk = mock(BulkUpdates.class);
    private final Outages outages = mock(Outages.class);

    @Autowired
    private OutageNoticePreview messages;

    private static BoardRow row(int i) {
        return new BoardRow(Outage.suspected(OutageId.create(), ServiceType.ELECTRIC,
                new OutageScope.Network(NetworkPart.TRANSFORMER, "T" + i, Optional.empty()), Outage.OutageKeys.NONE, Optional.empty(),
                Instant.parse("2026-11-23T17:00:00Z")).corroborated(Instant.EPOCH), 3, i % 2, Optional.of("North"));
    }

    private void show(String language, String query) {
        signIn("oscar", Locale.of(language, "US"), UserRole.OUTAGE_DESK);
        when(outages.findOutlook(any())).thenReturn(new RestorationOutlook.NotSaid());
        when(board.totals(any(), any())).thenReturn(new BoardTotals(5000, 15_000, 2500, 7));
        when(board.count(any(), any())).thenReturn(5000);
        when(board.listFeeders(any())).thenReturn(Set.of("North"));
        when(board.list(any(), any(), anyInt(), anyInt(), any())).thenAnswer(call -> ROWS.stream()
                .skip(call.<Integer>getArgument(2)).limit(call.<Integer>getArgument(3)).toList());
        create(OutageBoardView.class, QueryParameters.fromString(query), outages, new OutageTablePanel(board, outages, bulk, messages));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private Grid<BoardRow> grid() {
        return find(Grid.class).first();
    }

    private void pressTopmost(String label) {
        Button button = find(Button.class).all().stream().filter(each -> each.getText().equals(label) && each.isVisible())
                .reduce((first, last) -> last).orElseThrow();
        test(button).click();
        roundTrip();
    }

    private String dialogs() {
        return String.join(" ", find(Dialog.class).all().stream().filter(Dialog::isOpened)
                .map(dialog -> dialog.getElement().getTextRecursively()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | 5,000 outages, 15,000 households reported, 2,500 medical customers, 7 estimates have passed. | Update all 5,000 shown…",
        "es | 5,000 interrupciones, 15,000 hogares reportaron, 2,500 clientes con equipo médico, 7 estimaciones ya pasaron. "
                + "| Actualizar las 5,000 que se muestran…"})
    void five_thousand_outages_are_totaled_and_loaded_page_by_page(String language, String totals, String all) {
        show(language, "");
        assertThat(text()).contains(totals).doesNotContain("board.");
        assertThat(buttons()).contains(all);
        assertThat(test(grid()).size()).isEqualTo(5000);
        assertThat(grid().getPageSize()).isEqualTo(OutageTablePanel.PAGE);
        verify(board, never()).list(any(), any(), anyInt(), intThat(most -> most > 500), any());
    }

    @Test
    void filters_are_written_to_the_url_and_read_from_it() {
        show("en", "q=12 Alder&feeder=North&crew=on_site&hours=4&households=10&medical=1&passed=1&service=electric");
        verify(board, atLeastOnce()).totals(eq(BoardFilter.of(Set.of(Outage.Certainty.SEVERAL_HOUSEHOLDS, Outage.Certainty.CONFIRMED))
                .withWords("12 Alder").withFeeders(Set.of("North")).withCrew(Optional.of(CrewStatus.ON_SITE)).withAge(Duration.ofHours(4))
                .withHouseholds(10).withMedical(true).withPassed(true).withService(Optional.of(ServiceType.ELECTRIC))), any());
        press("Clear filters");
        verify(board, atLeastOnce()).totals(eq(BoardFilter.of(Set.of(Outage.Certainty.SEVERAL_HOUSEHOLDS, Outage.Certainty.CONFIRMED))),
                any());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "crew=nobody&hours=5&households=x&service=fire", "households=123456789", "q=%00%3Cscript%3E"})
    void invalid_url_parameters_are_ignored(String query) {
        show("en", query);
        assertThat(test(grid()).size()).isEqualTo(5000);
    }

    @Test
    void filters_that_find_nothing_say_how_to_see_all() {
        show("en", "");
        when(board.totals(any(), any())).thenReturn(new BoardTotals(0, 0, 0, 0));
        enter("Search", "nowhere");
        assertThat(text()).contains("No outage matches these filters.");
        assertThat(buttons()).contains("Clear filters");
    }

    @Test
    void an_update_of_selected_outages_is_previewed_confirmed_and_undone() {
        show("en", "");
        pressTopmost("Update selected…");
        assertThat(text()).contains("Select outages first.");
        grid().asMultiSelect().select(ROWS.get(0), ROWS.get(1));
        pressTopmost("Update selected…");
        pressTopmost("Review and apply");
        assertThat(dialogs()).contains("Choose a cause, a crew or a time first.");
        assertThat(find(Dialog.class).all()).filteredOn(Dialog::isOpened).extracting(Dialog::getHeaderTitle)
                .containsExactly("Update 2 outages");
        find(Select.class).all().stream().filter(each -> "Cause".equals(each.getLabel()))
                .reduce((first, last) -> last).ifPresent(cause -> choose(cause, OutageCause.STORM));
        when(bulk.preview(any(), any(), any())).thenReturn(new BulkUpdate.BulkPreview(2, 6, List.of(
                new OutageAnnouncement(OutageAnnouncement.Kind.KNOWN, ROWS.getFirst().outage(), Optional.empty(), 5))));
        pressTopmost("Review and apply");
        assertThat(dialogs()).contains("2 outages with 6 households", "5 people get this text", "English", "Spanish", "(su dirección)");
        verify(bulk, never()).apply(any(), any(), any());
        var result = new BulkUpdate.BulkResult(List.of(new BulkUpdate.BulkStep(ROWS.getFirst().outage().id(), 1, OutageCause.UNKNOWN,
                CrewStatus.NOT_YET)), 5, Map.of(StaffOutageRefusal.NOT_OUT, 1));
        when(bulk.apply(any(), any(), any())).thenReturn(result);
        pressTopmost("Apply and send");
        assertThat(text()).contains("1 outage updated, 5 people were sent a message.",
                "1 outage not updated: It is no longer out.");
        when(bulk.undo(eq(result), any())).thenReturn(1);
        pressTopmost("Undo cause and crew");
        assertThat(text()).contains("1 outage put back as before.");
    }

    @SuppressWarnings("unchecked")
    private static void choose(Select<?> select, OutageCause cause) {
        ((Select<OutageCause>) select).setValue(cause);
    }

    @Test
    void more_than_a_thousand_outages_cannot_be_updated_at_once() {
        show("es", "");
        pressTopmost("Actualizar las 5,000 que se muestran…");
        assertThat(text()).contains("Se pueden actualizar como máximo 1,000 interrupciones a la vez.");
        verify(bulk, never()).preview(any(), any(), any());
    }
}
