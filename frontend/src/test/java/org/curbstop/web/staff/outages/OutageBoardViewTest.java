package org.curbstop.web.staff.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notices;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.Etr;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.Outages;
import org.curbstop.outages.PlacingUnplacedReports;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.outages.board.BoardRow;
import org.curbstop.outages.board.BoardTotals;
import org.curbstop.outages.board.BulkUpdates;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.store.Database;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Outage board without a browser. Each test uses its own streets and phone numbers. Closes the application context after the class, because
 * the outages would show in account views in other view tests.
 */
@DirtiesContext
class OutageBoardViewTest extends ViewTest {

    @Autowired
    private ReportingAnOutage reporting;

    @Autowired
    private Outages outages;

    @Autowired
    private Notices notices;

    @Autowired
    private Database database;

    @Autowired
    private Accounts accounts;

    @BeforeEach
    void sign_in_as_outage_operator() {
        signIn("oscar", Locale.ENGLISH, UserRole.OUTAGE_DESK);
    }

    private Outage reported(String key, ServiceType service, String place, PhoneNumber phone) {
        return reporting.report(new NewOutageReport(
                key, service, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(place), Optional.of(phone), Set.of(),
                Channel.TEXT, Language.ENGLISH))
                .outage().orElseThrow();
    }

    private void open(Outage outage) {
        open("outage=" + outage.id().value());
    }

    private void open(String query) {
        UI.getCurrent().navigate(OutageBoardView.class, QueryParameters.fromString(query));
        roundTrip();
    }

    private Dialog dialog() {
        return find(Dialog.class).all().stream().filter(Dialog::isOpened).findFirst().orElseThrow();
    }

    /** Presses the button in the topmost dialog or, without a dialog, in the view. */
    private void pressTopmost(String label) {
        Button button = find(Button.class).all().stream().filter(each -> each.getText().equals(label) && each.isVisible())
                .reduce((first, last) -> last).orElseThrow();
        test(button).click();
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String label) {
        return (Select<T>) find(Select.class).all().stream().filter(each -> label.equals(((Select<?>) each).getLabel())).findFirst()
                .orElseThrow();
    }

    private List<Delivery> sentTo(PhoneNumber phone) {
        return Awaitility.await().until(() -> notices.listByPhone(phone, 5), sent -> !sent.isEmpty());
    }

    @Test
    void an_update_is_sent_once_and_only_after_its_preview_is_confirmed() throws Exception {
        var phone = new PhoneNumber("+15035550601");
        Outage outage = reported("board-1", ServiceType.ELECTRIC, "12 Alder St", phone);
        open(outage);
        this.<OutageCause>select("Cause").setValue(OutageCause.STORM);
        roundTrip();
        assertThat(database.awaitDelivery(Duration.ofSeconds(10))).isTrue();
        assertThat(outages.find(outage.id()).orElseThrow().cause()).isEqualTo(OutageCause.UNKNOWN);
        assertThat(notices.listByPhone(phone, 5)).isEmpty();
        pressTopmost("Review and apply");
        assertThat(dialog().getElement().getTextRecursively()).contains("1 person gets this text").contains("English").contains("Spanish")
                .contains("(su dirección)");
        pressTopmost("Cancel");
        assertThat(outages.find(outage.id()).orElseThrow().cause()).isEqualTo(OutageCause.UNKNOWN);
        pressTopmost("Review and apply");
        pressTopmost("Apply and send");
        assertThat(outages.find(outage.id()).orElseThrow().cause()).isEqualTo(OutageCause.STORM);
        assertThat(sentTo(phone)).hasSize(1);
    }

    @Test
    void a_restoration_is_confirmed_and_a_wrong_one_is_corrected() throws Exception {
        var phone = new PhoneNumber("+15035550602");
        Outage outage = reported("board-2", ServiceType.WATER, "3 Cedar Ct", phone);
        open(outage);
        pressTopmost("Mark as restored…");
        assertThat(outages.find(outage.id()).orElseThrow().isOut()).isTrue();
        assertThat(dialog().getElement().getTextRecursively()).contains("should be back");
        pressTopmost("Mark as restored and send");
        assertThat(outages.find(outage.id()).orElseThrow().state()).isInstanceOf(OutageState.Restored.class);
        assertThat(sentTo(phone)).hasSize(1);
        pressTopmost("It is still out…");
        assertThat(dialog().getElement().getTextRecursively()).contains("It is not, and we are sorry");
        pressTopmost("Mark as out and send");
        assertThat(outages.find(outage.id()).orElseThrow().isOut()).isTrue();
    }

    @Test
    void confirming_an_outage_is_previewed_and_makes_it_confirmed() throws Exception {
        var phone = new PhoneNumber("+15035550603");
        Outage outage = reported("board-3", ServiceType.SEWER, "5 Cedar Ct", phone);
        open(outage);
        assertThat(outages.find(outage.id()).orElseThrow().certainty()).isEqualTo(Outage.Certainty.ONE_HOUSEHOLD);
        pressTopmost("Confirm…");
        assertThat(dialog().getElement().getTextRecursively()).contains("1 person gets this text").contains("we know of the sewer outage");
        pressTopmost("Cancel");
        assertThat(outages.find(outage.id()).orElseThrow().state()).isInstanceOf(OutageState.Suspected.class);
        pressTopmost("Confirm…");
        pressTopmost("Confirm and send");
        assertThat(outages.find(outage.id()).orElseThrow().certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
        assertThat(sentTo(phone)).hasSize(1);
        assertThat(find(Button.class).all()).noneMatch(button -> button.getText().equals("Confirm…") && button.isVisible());
    }

    @Test
    void selected_reports_are_split_off_after_a_confirmation() {
        Outage outage = reported("board-4", ServiceType.STORMWATER, "12 Alder St", new PhoneNumber("+15035550604"));
        reported("board-5", ServiceType.STORMWATER, "16 Alder St", new PhoneNumber("+15035550605"));
        Outage whole = outages.find(outage.id()).orElseThrow();
        assertThat(outages.countHouseholds(whole)).isEqualTo(2);
        open(whole);
        pressTopmost("Split off…");
        assertThat(outages.countHouseholds(whole)).isEqualTo(2);
        find(Checkbox.class).all().stream().filter(box -> box.isVisible() && box.getAriaLabel().filter(label -> label.contains("16 Alder"))
                .isPresent()).findFirst().orElseThrow().setValue(true);
        pressTopmost("Split off…");
        assertThat(dialog().getElement().getTextRecursively()).contains("One report becomes an outage of their own");
        pressTopmost("Split off");
        assertThat(outages.countHouseholds(whole)).isEqualTo(1);
    }

    @Test
    void an_etr_range_must_end_after_it_begins() {
        Outage outage = reported("board-6", ServiceType.WATER, "40 Elm St", new PhoneNumber("+15035550606"));
        open(outage);
        this.<OutageUpdateForm.EtrChoice>select("Time").setValue(OutageUpdateForm.EtrChoice.BETWEEN);
        LocalDateTime now = LocalDateTime.parse("2026-11-23T10:00"); // the clock of view tests
        picker("Not before").setValue(now.plusDays(2));
        picker("Estimated restoration").setValue(now.plusDays(1));
        pressTopmost("Review and apply");
        if (find(Dialog.class).all().stream().anyMatch(Dialog::isOpened)) {
            pressTopmost("Apply and send");
        }
        assertThat(outages.find(outage.id()).orElseThrow().etrs()).isEmpty();
        assertThat(picker("Estimated restoration").getErrorMessage()).contains("A range ends after it begins");
        picker("Not before").setValue(now.plusHours(20));
        pressTopmost("Review and apply");
        pressTopmost("Apply and send");
        assertThat(outages.find(outage.id()).orElseThrow().etr().flatMap(Etr::earliest)).isPresent();
    }

    @Test
    void the_board_shows_the_accuracy_of_past_estimates() {
        open("list=out");
        assertThat(text()).contains("Past estimates: none has ended yet.");
    }

    private DateTimePicker picker(String label) {
        return find(DateTimePicker.class).all().stream().filter(each -> label.equals(each.getLabel())).findFirst().orElseThrow();
    }

    @Test
    void a_table_of_hundreds_of_outages_loads_few_rows() {
        IntStream.range(0, 200).forEach(i -> reporting.report(new NewOutageReport(
                "many-" + i, ServiceType.SEWER, Optional.empty(), Optional.empty(),
                Optional.of(new GeoPoint(44.031 + i / 14 * 0.004, -121.355 + i % 14 * 0.006)),
                Optional.empty(), Optional.empty(), Set.of(), Channel.PAGE, Language.ENGLISH)));
        open("list=out");
        open("list=one_household");
        assertThat(test(find(Grid.class).first()).size()).isGreaterThan(100);
        assertThat(text()).containsPattern("1\\d\\d outages");
        assertThat(((Component) getCurrentView()).getElement().getOuterHTML().length()).isLessThan(100_000);
        open(outages.listOpen().getFirst());
        assertThat(find(Button.class).all()).hasSizeLessThan(10);
    }

    private void pressNamed(String name) {
        test(find(Button.class).withCondition(button -> button.getAriaLabel().filter(name::equals).isPresent()).first()).click();
        roundTrip();
    }

    @Test
    void an_unplaced_report_is_placed_by_staff() {
        reporting.report(new NewOutageReport("board-7", ServiceType.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of("behind the school"), Optional.empty(), Set.of(), Channel.PAGE, Language.ENGLISH));
        open("list=to_place");
        assertThat(text()).contains("behind the school").contains("Address not found");
        pressNamed("Place: behind the school");
        pressTopmost("Place");
        assertThat(find(ComboBox.class).first().getErrorMessage()).isEqualTo("Choose an address.");
        pressTopmost("Cancel");
        pressNamed("Dismiss: behind the school");
        pressTopmost("Dismiss");
        assertThat(text()).doesNotContain("behind the school");
    }

    @ParameterizedTest
    @CsvSource({"en, restored, Nothing was restored in the last day.", "en, to_place, No reports are waiting.",
            "en, one_household, No report by a single household.", "en, out, There are no outages.",
            "es, restored, No se restableció nada en el último día.", "es, to_place, No hay reportes en espera.",
            "es, one_household, No hay reportes de un solo hogar.", "es, out, No hay interrupciones."})
    void each_empty_list_says_what_would_appear(String language, String list, String words) {
        signIn("oscar", Locale.of(language, "US"), UserRole.OUTAGE_DESK);
        var board = mock(OutageBoard.class);
        when(board.totals(any(), any())).thenReturn(new BoardTotals(0, 0, 0, 0));
        create(OutageBoardView.class, QueryParameters.of("list", list), mock(Outages.class),
                new UnplacedReportsPanel(mock(PlacingUnplacedReports.class), accounts),
                new OutageTablePanel(board, mock(Outages.class), mock(BulkUpdates.class), mock(OutageNoticePreview.class)));
        assertThat(text()).contains(words).doesNotContain("board.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Map of the outages in the table | The outage system has not answered since
            es | Mapa de las interrupciones de la tabla | El sistema de interrupciones no responde desde
            """)
    void the_board_shows_a_map_and_reports_a_silent_outage_system(String language, String map, String silent) {
        signIn("oscar", Locale.of(language, "US"), UserRole.OUTAGE_DESK);
        var board = mock(OutageBoard.class);
        when(board.totals(any(), any())).thenReturn(new BoardTotals(0, 0, 0, 0));
        var outageSystem = mock(OutageSystemStatus.class);
        when(outageSystem.findStaleSince()).thenReturn(Optional.of(Instant.parse("2026-11-22T20:00:00Z")));
        create(OutageBoardView.class, outageSystem, mock(Outages.class),
                new OutageTablePanel(board, mock(Outages.class), mock(BulkUpdates.class), mock(OutageNoticePreview.class)));
        assertThat(text()).contains(silent).contains("12:00");
        var drawn = find(OutageBoardMap.class).single().getElement();
        assertThat(drawn.getAttribute("aria-label")).startsWith(map);
        assertThat(drawn.getAttribute("data-link")).isEqualTo("/staff/outages?outage=");
        assertThat(drawn.getParent().indexOfChild(drawn)).as("keyboard focus reaches the table first").isEqualTo(1);
    }

    @Test
    void the_map_shows_only_filtered_outages() {
        Outage outage = reported("board-map", ServiceType.SEWER, "40 Elm St", new PhoneNumber("+15035550677"));
        var board = mock(OutageBoard.class);
        when(board.totals(any(), any())).thenReturn(new BoardTotals(1, 1, 0, 0));
        when(board.list(any(), any(), anyInt(), anyInt(), any()))
                .thenReturn(List.of(new BoardRow(outage, 1, 0, Optional.empty())));
        create(OutageBoardView.class, mock(OutageSystemStatus.class), mock(Outages.class),
                new OutageTablePanel(board, mock(Outages.class), mock(BulkUpdates.class), mock(OutageNoticePreview.class)));
        var map = find(OutageBoardMap.class).single().getElement();
        assertThat(map.getAttribute("data-only")).as("without a filter the map shows all outages of the table").isNull();
        this.<ServiceType>select("Service").setValue(ServiceType.WATER);
        assertThat(map.getAttribute("data-only")).isEqualTo(outage.id().value());
        when(board.totals(any(), any())).thenReturn(new BoardTotals(0, 0, 0, 0));
        when(board.list(any(), any(), anyInt(), anyInt(), any())).thenReturn(List.of());
        this.<ServiceType>select("Service").setValue(ServiceType.GAS);
        assertThat(map.getAttribute("data-only")).as("nothing").isEmpty();
        pressTopmost("Clear filters");
        assertThat(map.getAttribute("data-only")).isNull();
    }

    @Test
    void a_missing_time_or_other_outage_is_reported_at_its_field() {
        Outage outage = reported("board-8", ServiceType.WATER, "40 Elm St", new PhoneNumber("+15035550604"));
        open(outage);
        enter("Time", OutageUpdateForm.EtrChoice.AT);
        pressTopmost("Review and apply");
        assertThat(error("Estimated restoration")).isEqualTo("Choose the day and time.");
        enter("Estimated restoration", LocalDateTime.of(2026, 11, 20, 10, 0));
        pressTopmost("Review and apply");
        find(Dialog.class).all().stream().filter(Dialog::isOpened).findFirst().ifPresent(open -> pressTopmost("Apply and send"));
        assertThat(error("Estimated restoration")).isEqualTo("That time has passed. Choose a later one.");
        assertThat(value("Time")).as("the choice is kept").isEqualTo(OutageUpdateForm.EtrChoice.AT);
        pressTopmost("Merge");
        assertThat(error("Same outage as")).isEqualTo("Choose the other outage first.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outage=otg_unknown", "outage=x"})
    void an_unknown_outage_is_not_found(String query) {
        UI.getCurrent().navigate("staff/outages", QueryParameters.fromString(query));
        assertThat(text()).contains("There is nothing here");
    }

    @Test
    void each_empty_list_says_in_spanish_what_would_appear() {
        UI.getCurrent().setLocale(Locale.forLanguageTag("es"));
        open("list=restored");
        assertThat(text()).contains("Restablecidas").doesNotContain("board.");
    }
}
