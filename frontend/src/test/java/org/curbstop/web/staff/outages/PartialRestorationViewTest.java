package org.curbstop.web.staff.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.identity.UserRole;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.Outages;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.StaffOutages;
import org.curbstop.outages.StaffOutages.StaffOutageResult;
import org.curbstop.outages.StaffOutages.StaffOutageResult.StaffOutageRefusal;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.outages.board.OutageChange;
import org.curbstop.outages.board.OutagePart;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PartialRestorationViewTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-11-23T17:00:00Z");
    private static final OutageId ID = OutageId.create();
    private static final Outage LATERAL = Outage.suspected(ID, ServiceType.ELECTRIC,
            new OutageScope.Network(NetworkPart.LATERAL, "L4", Optional.empty()), Outage.OutageKeys.NONE, Optional.empty(), AT)
            .withState(new OutageState.Confirmed(AT));
    private static final OutagePart PART = new OutagePart(
            NetworkDevice.of(ServiceType.ELECTRIC, NetworkPart.TRANSFORMER, "T17", Optional.of("L4"), Optional.empty()), 4, 3, 4);

    private final Outages outages = mock(Outages.class);
    private final StaffOutages desk = mock(StaffOutages.class);

    @Autowired
    private OutageNoticePreview messages;

    @Autowired
    private OutageBoard board;

    private void show(String language, List<OutagePart> parts) {
        signIn("oscar", Locale.of(language, "US"), UserRole.OUTAGE_DESK);
        when(outages.find(ID)).thenReturn(Optional.of(LATERAL));
        when(outages.findOutlook(LATERAL)).thenReturn(new RestorationOutlook.NotSaid());
        when(desk.listParts(eq(ID), any())).thenReturn(parts);
        when(desk.previewPart(eq(ID), any(), any())).thenReturn(
                Optional.of(new OutageAnnouncement(OutageAnnouncement.Kind.RESTORED, LATERAL, Optional.empty(), 4)));
        when(desk.listChanges(eq(ID), anyInt(), any())).thenReturn(List.of(
                OutageChange.message(ID, OutageAnnouncement.Kind.KNOWN, 0, 37, AT),
                OutageChange.step(ID, OutageChange.Kind.CONFIRMED, Optional.of("oscar"), Optional.empty(), AT)));
        create(OutageBoardView.class, QueryParameters.of("outage", ID.value()), outages,
                new OutageUpdatePanel(outages, desk, board, messages));
    }

    private void pressTopmost(String label) {
        Button button = find(Button.class).all().stream().filter(each -> each.getText().equals(label) && each.isVisible())
                .reduce((first, last) -> last).orElseThrow();
        test(button).click();
        roundTrip();
    }

    private String dialog() {
        return find(Dialog.class).all().stream().filter(Dialog::isOpened).findFirst().orElseThrow().getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private void choose() {
        ((ComboBox<OutagePart>) find(ComboBox.class).all().getLast()).setValue(PART);
    }

    @Test
    void a_part_is_restored_after_its_message_is_confirmed() {
        show("en", List.of(PART));
        pressTopmost("Restore a part…");
        pressTopmost("Show the message");
        assertThat(find(ComboBox.class).all().getLast().getErrorMessage()).isEqualTo("Choose the device first.");
        choose();
        pressTopmost("Show the message");
        assertThat(dialog()).contains("4 people get this text", "should be back", "English", "Spanish");
        verify(desk, never()).restorePart(any(), any(), any());
        when(desk.restorePart(any(), any(), any())).thenReturn(new StaffOutageResult.Done(LATERAL));
        pressTopmost("Mark the part as restored and send");
        verify(desk).restorePart(eq(ID), eq("ELECTRIC|T17"), any());
        assertThat(text()).contains("The part is an outage of its own now", "Open the part");
    }

    @Test
    void a_part_that_no_longer_exists_is_refused() {
        show("es", List.of(PART));
        pressTopmost("Restablecer una parte…");
        choose();
        pressTopmost("Ver el mensaje");
        when(desk.restorePart(any(), any(), any())).thenReturn(new StaffOutageResult.NotPossible(StaffOutageRefusal.NO_SUCH_PART));
        pressTopmost("Marcar la parte como restablecida y enviar");
        assertThat(text()).contains("Ese equipo ya no es parte de esta interrupción.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Restore a part… | No device below this outage is known.",
        "es | Restablecer una parte… | No se conoce ningún equipo de esta interrupción."})
    void without_an_imported_network_the_view_suggests_an_alternative(String language, String button, String words) {
        show(language, List.of());
        pressTopmost(button);
        assertThat(dialog()).contains(words).doesNotContain("board.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Message sent: we know of the outage | Confirmed", "es | Mensaje enviado: sabemos de la interrupción | Confirmada"})
    void the_history_says_who_did_what_and_how_many_were_notified(String language, String message, String step) {
        show(language, List.of());
        assertThat(text()).contains(message, step, "oscar", "37").doesNotContain("board.");
    }
}
