package org.curbstop.web.staff.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.jobs.UndeliveredEvents;
import org.curbstop.jobs.UndeliveredEvents.UndeliveredEvent;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.UndeliveredNotices;
import org.curbstop.web.ViewTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Failed deliveries in the staff view, caused by a failing carrier or listener. */
class DeliveryFailuresViewTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-11-23T17:00:00Z");

    private final UndeliveredNotices notices = mock(UndeliveredNotices.class);
    private final UndeliveredEvents events = mock(UndeliveredEvents.class);

    @Test
    void failed_deliveries_can_be_sent_again_and_rejected_ones_cannot() {
        when(notices.list(anyInt(), any())).thenReturn(List.of(text("ntc_1", "gave up: 503"), text("ntc_2", "30005")));
        when(notices.sendAgain(eq("ntc_1"), any())).thenReturn(true);
        DeliveryFailuresView view = open(Locale.US);
        assertThat(read(view)).contains("gave up: 503", "30005", "ask the customer for another", "Nothing is waiting.")
                .doesNotContain("+15035550166");
        press(view, "Send again");
        verify(notices).sendAgain(eq("ntc_1"), any());
        assertThat(read(view)).contains("Done. It is being tried again now");
        assertThat(read(open(Locale.of("es", "US")))).contains("Mensajes que no llegaron", "pida otra al cliente",
                "No hay nada pendiente.");
    }

    @Test
    void a_failed_event_is_redelivered_once() {
        when(events.list(any())).thenReturn(List.of(new UndeliveredEvent("evt_1", "payments.RefundChanged", "no such account", AT)));
        DeliveryFailuresView view = open(Locale.US);
        assertThat(read(view)).contains("payments.RefundChanged", "no such account", "Every message has arrived");
        press(view, "Try again");
        verify(events).redeliver(eq("evt_1"), any());
        assertThat(read(view)).as("another user was first").contains("Someone has already done this.");
    }

    @Test
    void staff_can_open_the_view_in_both_languages() {
        for (Locale language : List.of(Locale.US, Locale.of("es", "US"))) {
            signIn("sam", language, UserRole.STAFF);
            navigate(DeliveryFailuresView.class);
            assertThat(text())
                    .contains(language.equals(Locale.US) ? "Work that could not be finished" : "Tareas que no se pudieron terminar");
        }
    }

    @Test
    void the_reason_is_in_the_users_language() {
        when(notices.list(anyInt(), any())).thenReturn(List.of(text("ntc_1", "gave up: the mail server says 451"), text("ntc_2", "30005"),
                text("ntc_3", "gave up: no connection")));
        assertThat(read(open(Locale.US))).contains("gave up: the mail server answered with code 451", "30005",
                "no connection to the network");
        assertThat(read(open(Locale.of("es", "US")))).contains("se dejó de intentar: el servidor de correo respondió con el código 451",
                "30005", "sin conexión con la red").doesNotContain("gave up", "no connection");
    }

    private DeliveryFailuresView open(Locale language) {
        signIn("sam", language, UserRole.STAFF);
        return create(DeliveryFailuresView.class, notices, events);
    }

    private void press(DeliveryFailuresView view, String label) {
        test(find(Button.class, view).withCondition(button -> button.getText().equals(label)).first()).click();
    }

    private static String read(DeliveryFailuresView view) {
        return view.getElement().getTextRecursively();
    }

    private static Delivery text(String id, @Nullable String why) {
        return new Delivery(id, 0, id, NoticeKind.RECEIPT, Delivery.Medium.TEXT, "+15035550166", Language.ENGLISH, "", "Your receipt",
                "v" + id,
                Delivery.State.UNDELIVERED, 0, AT, AT, null, 1, null, AT, why);
    }
}
