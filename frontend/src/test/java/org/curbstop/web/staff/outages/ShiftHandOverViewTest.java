package org.curbstop.web.staff.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Accounts;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.Outages;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.board.BoardRow;
import org.curbstop.outages.board.BoardTotals;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.outages.board.OutageChange;
import org.curbstop.outages.board.ShiftHandOver;
import org.curbstop.outages.board.ShiftNote;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ShiftHandOverViewTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-11-23T17:00:00Z");
    private static final Outage NORTH = new BoardRow(Outage.suspected(OutageId.create(), ServiceType.ELECTRIC,
            new OutageScope.Network(NetworkPart.FEEDER, "North", Optional.empty()), Outage.OutageKeys.NONE, Optional.empty(), AT)
            .withState(new OutageState.Confirmed(AT)).withCrew(CrewStatus.ON_SITE), 412, 1, Optional.of("North")).outage();

    private final OutageBoard board = mock(OutageBoard.class);
    private final ShiftHandOver handOver = mock(ShiftHandOver.class);
    private final Outages outages = mock(Outages.class);

    @Autowired
    private Accounts accounts;

    private void show(String language, boolean storm, String query) {
        signIn("oscar", Locale.of(language, "US"), UserRole.OUTAGE_DESK);
        when(board.totals(any(), any())).thenReturn(storm ? new BoardTotals(1, 412, 1, 1) : new BoardTotals(0, 0, 0, 0));
        when(outages.findOutlook(any())).thenReturn(new RestorationOutlook.NotSaid());
        when(outages.find(NORTH.id())).thenReturn(Optional.of(NORTH));
        if (storm) {
            when(board.listFeeders(any())).thenReturn(Set.of("North"));
            when(board.list(any(), any(), anyInt(), anyInt(), any()))
                    .thenReturn(List.of(new BoardRow(NORTH, 412, 1, Optional.of("North"))));
            when(board.listMedical(any(), any())).thenReturn(List.of(accounts.matchPremise("12 Alder St").orElseThrow().premise()));
            when(handOver.listChanges(any(), anyInt(), any())).thenReturn(List.of(
                    OutageChange.message(NORTH.id(), OutageAnnouncement.Kind.KNOWN, 0, 398, AT),
                    OutageChange.step(NORTH.id(), OutageChange.Kind.CONFIRMED, Optional.of("oscar"), Optional.empty(), AT)));
            when(handOver.listNotes(any(), any()))
                    .thenReturn(List.of(new ShiftNote("shn_1", "2026-11-23", AT, "olga", "Pole 14 is down.")));
        }
        create(ShiftHandOverView.class, QueryParameters.fromString(query), board, handOver, outages);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Largest outages | Medical customers without service | Message sent: we know of the outage "
                + "| 1 message to 398 recipients in all.",
        "es | Interrupciones más grandes | Clientes con equipo médico sin servicio | Mensaje enviado: sabemos de la interrupción "
                + "| 1 mensaje a 398 destinatarios en total."})
    void in_a_storm_the_hand_over_lists_outages_messages_and_notes(String language, String largest, String medical, String sent,
            String sum) {
        show(language, true, "");
        assertThat(text()).contains(largest, medical, sent, sum, "12 Alder St", "412", "oscar", "olga", "Pole 14 is down.")
                .doesNotContain("handover.", "board.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Nothing is out. | No message was sent in this time. | No note was left in this time.",
        "es | No hay interrupciones. | No se envió ningún mensaje en este tiempo. | No se dejó ninguna nota en este tiempo."})
    void without_outages_each_section_says_that_it_is_empty(String language, String none, String messages, String notes) {
        show(language, false, "");
        assertThat(text()).contains(none, messages, notes).doesNotContain("handover.", "board.");
    }

    @Test
    void the_hand_over_starts_at_the_time_in_the_url() {
        show("en", false, "since=2026-11-23T05:30");
        verify(handOver).listChanges(eq(Instant.parse("2026-11-23T13:30:00Z")), anyInt(), any());
    }

    @ParameterizedTest
    @CsvSource({"since=yesterday", "since=2026-13-01T00:00", "since=2031-01-01T00:00", "since=2001-01-01T00:00"})
    void an_invalid_time_falls_back_to_the_usual_shift(String query) {
        show("en", false, query);
        assertThat(text()).contains("Shift hand-over", "November 22");
    }

    @Test
    void a_note_is_saved_and_an_empty_one_rejected() {
        show("en", true, "");
        press("Save the note");
        assertThat(error("Note for the next shift")).isEqualTo("Write the note first.");
        verify(handOver, never()).leaveNote(any(), any());
        enter("Note for the next shift", "Crew 3 waits for the truck.");
        assertThat(find(TextArea.class).first().getMaxLength()).isEqualTo(ShiftNote.MAX_LENGTH);
        press("Save the note");
        verify(handOver).leaveNote(eq("Crew 3 waits for the truck."), any());
        assertThat(text()).contains("The note is saved.");
    }
}
