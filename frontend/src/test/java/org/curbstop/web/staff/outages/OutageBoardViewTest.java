package org.curbstop.web.staff.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.curbstop.Curbstop;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notices;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The outage board without a browser. Each test uses its own streets and phone numbers. */
@SpringBootTest(classes = Curbstop.class, properties = {"curbstop.now=2026-11-22T10:00", "vaadin.productionMode=true"})
class OutageBoardViewTest extends SpringBrowserlessTest {

    @Autowired
    private ReportingAnOutage reporting;

    @Autowired
    private Outages outages;

    @Autowired
    private Notices notices;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry settings) {
        settings.add("curbstop.data", () -> {
            try {
                return Files.createTempDirectory("curbstop-board").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @BeforeEach
    void oscar_signs_in() {
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.MAX,
                Map.of("sub", "oscar", "iss", "https://board.example", "name", "oscar"));
        var authorities = AuthorityUtils.createAuthorityList("ROLE_OUTAGE_DESK");
        SecurityContextHolder.getContext()
                .setAuthentication(new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token), authorities, "board"));
        cleanVaadinEnvironment();
        initVaadinEnvironment();
        UI.getCurrent().setLocale(Locale.ENGLISH);
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
        UI.getCurrent().navigate("staff/outages", QueryParameters.fromString(query));
        roundTrip();
    }

    private String words() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    private Dialog dialog() {
        return find(Dialog.class).all().stream().filter(Dialog::isOpened).findFirst().orElseThrow();
    }

    private void press(String label) {
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

    private List<Delivery> sentTo(PhoneNumber phone) throws InterruptedException {
        for (int i = 0; i < 50 && notices.listByPhone(phone, 5).isEmpty(); i++) {
            Thread.sleep(100);
        }
        return notices.listByPhone(phone, 5);
    }

    @Test
    void a_choice_sends_nothing_and_a_confirmed_preview_sends_once() throws Exception {
        var phone = new PhoneNumber("+15035550601");
        Outage outage = reported("board-1", ServiceType.ELECTRIC, "12 Alder St", phone);
        open(outage);
        this.<OutageCause>select("Cause").setValue(OutageCause.STORM);
        roundTrip();
        Thread.sleep(Duration.ofMillis(1500));
        assertThat(outages.find(outage.id()).orElseThrow().cause()).isEqualTo(OutageCause.UNKNOWN);
        assertThat(notices.listByPhone(phone, 5)).isEmpty();
        press("Review and apply");
        assertThat(dialog().getElement().getTextRecursively()).contains("1 person gets this text").contains("English").contains("Spanish")
                .contains("(su dirección)");
        press("Cancel");
        assertThat(outages.find(outage.id()).orElseThrow().cause()).isEqualTo(OutageCause.UNKNOWN);
        press("Review and apply");
        press("Apply and send");
        assertThat(outages.find(outage.id()).orElseThrow().cause()).isEqualTo(OutageCause.STORM);
        assertThat(sentTo(phone)).hasSize(1);
    }

    @Test
    void a_restoration_is_confirmed_and_a_wrong_one_is_corrected() throws Exception {
        var phone = new PhoneNumber("+15035550602");
        Outage outage = reported("board-2", ServiceType.WATER, "3 Cedar Ct", phone);
        open(outage);
        press("Mark as restored…");
        assertThat(outages.find(outage.id()).orElseThrow().isOut()).isTrue();
        assertThat(dialog().getElement().getTextRecursively()).contains("should be back");
        press("Mark as restored and send");
        assertThat(outages.find(outage.id()).orElseThrow().state()).isInstanceOf(OutageState.Restored.class);
        assertThat(sentTo(phone)).hasSize(1);
        press("It is still out…");
        assertThat(dialog().getElement().getTextRecursively()).contains("It is not, and we are sorry");
        press("Mark as out and send");
        assertThat(outages.find(outage.id()).orElseThrow().isOut()).isTrue();
    }

    @Test
    void a_board_of_hundreds_shows_fifty_per_page() {
        IntStream.range(0, 200).forEach(i -> reporting.report(new NewOutageReport(
                "many-" + i, ServiceType.SEWER, Optional.empty(), Optional.empty(),
                Optional.of(new GeoPoint(44.031 + i / 14 * 0.004, -121.355 + i % 14 * 0.006)),
                Optional.empty(), Optional.empty(), Set.of(), Channel.PAGE, Language.ENGLISH)));
        open("list=one_household");
        assertThat(rows()).isLessThanOrEqualTo(OutageBoardView.PAGE).isGreaterThan(40);
        assertThat(words()).contains("Next page");
        open(outages.listOpen().getFirst());
        assertThat(find(Button.class).all()).hasSizeLessThan(10);
    }

    private long rows() {
        return ((Component) getCurrentView()).getElement().getOuterHTML().split("scope=\"row\"", -1).length - 1L;
    }

    @Test
    void a_report_without_a_place_is_placed_by_staff() {
        reporting.report(new NewOutageReport("board-3", ServiceType.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of("behind the school"),
                Optional.empty(), Set.of(), Channel.PAGE, Language.ENGLISH));
        open("list=to_place");
        assertThat(words()).contains("behind the school").contains("Address not found");
        press("Place");
        assertThat(find(ComboBox.class).all()).isNotEmpty();
        press("Cancel");
        press("Dismiss");
        press("Dismiss");
        assertThat(words()).doesNotContain("behind the school");
    }

    @Test
    void each_list_says_in_spanish_what_will_stand_there() {
        UI.getCurrent().setLocale(Locale.forLanguageTag("es"));
        open("list=restored");
        assertThat(words()).contains("Restablecidas").doesNotContain("board.");
    }
}
