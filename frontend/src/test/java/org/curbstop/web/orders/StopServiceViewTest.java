package org.curbstop.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.Orders;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.web.PortalViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Actions that cannot be undone need a confirmation that reads the choices back. */
class StopServiceViewTest extends PortalViewTest {


    @Autowired
    private Orders orders;

    @BeforeEach
    void signInFlo() {
        signIn("flo");
    }

    @Test
    void service_is_stopped_only_after_a_confirmation() {
        String flos = "acct_100200898";
        open("my/service/stop?account=" + flos);
        assertThat(words()).contains("no other address for you than the one that you are leaving",
                "If you do not know your next address yet, call (503) 555-");
        pressTheOne("Continue");
        assertThat(words()).as("a letter to 40 Elm St would not reach her").contains("Enter the street and house number");
        field(TextField.class, "Street and house number").setValue("200 Mill St");
        field(TextField.class, "City").setValue("Bend");
        field(TextField.class, "ZIP code").setValue("97701");
        pressTheOne("Continue");
        assertThat(words()).contains("Check your answers before service stops", "40 Elm St", "Electricity", "Last day of service",
                "There is no fee", "Final bill", "200 Mill St, Bend, OR 97701");
        assertThat(stops(flos)).isEmpty();

        pressTheOne("Go back and change it");
        assertThat(field(TextField.class, "Street and house number").getValue()).isEqualTo("200 Mill St");
        assertThat(stops(flos)).isEmpty();

        pressTheOne("Continue");
        pressTheOne("Stop service after");
        assertThat(stops(flos)).hasSize(1);
        String last = OrderSummaryText.dates(stops(flos).getFirst());
        open("my/service?account=" + flos);
        assertThat(words()).contains("Until ").contains(last.substring(last.length() - 12));
    }

    @Test
    void a_visit_is_booked_only_after_a_confirmation() {
        open("my/service/visit?account=acct_100200898");
        pressTheOne("Continue");
        assertThat(words()).contains("Check your answers before you book", "40 Elm St", "To look for a leak");
        assertThat(visits()).isEmpty();
        pressTheOne("Book this time");
        assertThat(visits()).hasSize(1);
    }

    private List<ServiceOrder> stops(String account) {
        return orders.list(new AccountId(account), Actor.staff("sam")).stream().filter(order -> order.kind() == OrderRequest.Kind.STOP)
                .toList();
    }

    private List<ServiceOrder> visits() {
        return orders.list(new AccountId("acct_100200898"), Actor.staff("sam")).stream()
                .filter(order -> order.kind() == OrderRequest.Kind.VISIT).toList();
    }
}
