package org.curbstop.web.staff.arrangements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.ReconnectionMonitor;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notices;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.Utility;
import org.curbstop.web.ViewTest;
import org.curbstop.web.staff.accounts.StaffAccountView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Dee's disconnection, from an unanswered notice to restored service, in staff views and in her portal. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisconnectionSigningViewTest extends ViewTest {

    private static final AccountId DEES = new AccountId("acct_100200716");
    private static final PhoneNumber DEES_PHONE = new PhoneNumber("+15035550104");
    private static final Locale SPANISH = Locale.of("es", "US");

    @Autowired
    private Disconnections disconnections;
    @Autowired
    private ServiceReconnection restorations;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Notices notices;
    @Autowired
    private Ledger ledger;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private MovableClock clock;
    @Autowired
    private Utility utility;

    private void itIs(String time) {
        clock.set(LocalDateTime.parse(time).atZone(clock.getZone()).toInstant());
    }

    @AfterEach
    void resetClock() {
        itIs("2026-11-23T10:00");
    }

    private DisconnectionNotice noticed(AccountId account) {
        itIs("2026-12-28T10:00");
        var issued = disconnections.issue("desk-view:" + account, account, Optional.empty(), Actor.SYSTEM);
        assertThat(issued).isInstanceOf(Disconnections.DisconnectionResult.Done.class);
        return ((Disconnections.DisconnectionResult.Done) issued).notice();
    }

    private DisconnectionNotice.State state(DisconnectionNotice notice) {
        return disconnections.find(notice.id(), Actor.SYSTEM).orElseThrow().state();
    }

    @ParameterizedTest
    @CsvSource({"en, There are no shut-off notices., Nobody who has paid is waiting for service.",
            "es, No hay avisos de corte., Nadie que haya pagado espera el servicio."})
    void empty_lists_say_what_would_appear(String language, String none, String waiting) {
        signIn("stella", Locale.of(language, "US"), UserRole.SUPERVISOR);
        create(DisconnectionSigningView.class, mock(Disconnections.class), reconnections(List.of()));
        assertThat(text()).contains(none, waiting);
    }

    private ReconnectionsTable reconnections(List<Reconnection> pending) {
        ReconnectionMonitor monitor = mock(ReconnectionMonitor.class);
        when(monitor.listPending(anyInt(), any())).thenReturn(pending);
        return new ReconnectionsTable(monitor, accounts, utility);
    }

    private void sign(String reason) {
        Section card = findInView(Section.class).withClassName("candidate")
                .withCondition(each -> each.getElement().getTextRecursively().contains("Dee Navarro")).first();
        test(find(TextField.class, card).first()).setValue(reason);
        test(find(Button.class, card).withCondition(button -> button.getText().equals("Sign: shut off service")).first()).click();
    }

    private void comesTo(String kind) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (notices.listByPhone(DEES_PHONE, 30).stream().anyMatch(each -> each.kind().name().equals(kind))) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(notices.listByPhone(DEES_PHONE, 30)).extracting(Delivery::kind).as("texts to Dee").asString().contains(kind);
    }

    private String home() {
        signInResident(accounts.find(DEES).orElseThrow().holder(), SPANISH);
        UI.getCurrent().navigate("my");
        return text();
    }

    @Test
    @Order(2)
    void staff_and_customer_follow_a_disconnection_until_service_is_restored() throws Exception {
        DisconnectionNotice notice = noticed(DEES);
        notice.addressees().forEach(to -> disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                LocalDate.of(2026, 12, 28), "round", Actor.SYSTEM));
        itIs("2027-01-07T10:00");
        signIn("sam", SPANISH, UserRole.STAFF);
        navigate(DisconnectionSigningView.class);
        assertThat(text()).contains("Dee Navarro", "Esto lo decide un supervisor.");
        assertThat(buttons()).doesNotContain("Firmar: cortar el servicio");
        signInLongAgo("stella", Locale.US, UserRole.STAFF, UserRole.SUPERVISOR);
        navigate(DisconnectionSigningView.class);
        sign("The sign-in is an hour old");
        assertThat(state(notice)).isEqualTo(new DisconnectionNotice.State.Issued());
        signIn("stella", Locale.US, UserRole.STAFF, UserRole.SUPERVISOR);
        navigate(DisconnectionSigningView.class);
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
        sign("  ");
        assertThat(error("Reason for the shut-off")).isEqualTo("Say why");
        assertThat(state(notice)).isEqualTo(new DisconnectionNotice.State.Issued());
        sign("No answer to two letters");
        assertThat(text()).contains("Signed by stella", "Reason: No answer to two letters");
        comesTo("DISCONNECTION_SIGNED");
        press("The work was done");
        comesTo("SERVICE_DISCONNECTED");
        assertThat(home()).contains("Su servicio está cortado desde el 7 de enero de 2027", "Pagar $129.95 ahora",
                "le avisaremos cuándo vuelve el servicio");

        var payment = new PaymentId(IdGenerator.create("pay"));
        ledger.post(LedgerEntry.payment(payment.value(), DEES, Money.usd("129.95"), clock.instant()));
        events.publishEvent(new PaymentTaken(payment, "417203889", List.of(new Allocation(DEES, Money.usd("129.95"))), Money.usd("129.95"),
                clock.instant(), Channel.PORTAL, Language.SPANISH,
                Optional.empty(), Optional.empty()));
        comesTo("RECONNECTION_PROMISED");
        assertThat(home()).contains("Su servicio vuelve a más tardar el 8 de enero de 2027").doesNotContain("Su servicio está cortado");

        clock.advance(Duration.ofHours(3));
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", DEES.value()));
        assertThat(text()).contains("Service has been off since January 7, 2027", "No answer to two letters", "Service shut off",
                "paying $129.95 restores it");
        navigate(AccountArrangementsView.class, Map.of("account", DEES.value()));
        assertThat(text()).contains("To be restored by January 8, 2027");
        press("Service is on again");
        assertThat(restorations.findDisconnected(DEES, Actor.SYSTEM)).isEmpty();
        comesTo("SERVICE_RESTORED");
        assertThat(home()).contains("Su servicio volvió el 7 de enero de 2027").doesNotContain("cortado desde");
        UI.getCurrent().navigate("my/messages");
        assertThat(text()).contains("Servicio restablecido", "Servicio cortado").doesNotContain("No answer to two letters");
    }

    @Test
    @Order(1)
    void late_proof_of_delivery_keeps_its_own_date() {
        DisconnectionNotice notice = disconnections.findOpen(new AccountId("acct_100200484"), Actor.SYSTEM).orElseThrow();
        itIs("2026-12-07T10:00");
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(AccountArrangementsView.class, Map.of("account", "acct_100200484"));
        var day = findInView(DatePicker.class).withLabel("Day").single();
        var reference = findInView(TextField.class).withLabel("Proof").single();
        test(reference).setValue("7018 2290");
        day.setValue(notice.issued().minusDays(1));
        press("Keep the proof");
        assertThat(day.isInvalid()).isTrue();
        assertThat(reference.getValue()).as("typed text is kept").isEqualTo("7018 2290");
        day.setValue(notice.issued().plusDays(1));
        press("Keep the proof");
        assertThat(disconnections.find(notice.id(), Actor.SYSTEM).orElseThrow().proofs())
                .filteredOn(proof -> proof.reference().equals("7018 2290"))
                .singleElement().satisfies(proof -> assertThat(proof.day()).isEqualTo(notice.issued().plusDays(1)));
    }
}
