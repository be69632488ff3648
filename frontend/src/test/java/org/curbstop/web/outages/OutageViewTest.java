package org.curbstop.web.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.curbstop.accounts.Account;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.OutagesForTests;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.StormMode;
import org.curbstop.utility.PhoneLines;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** Closes the application context after the class, because its reports would show in neighbors' views in other view tests. */
@DirtiesContext
class OutageViewTest extends PortalViewTest {

    private static final String CHAT_WINDOW = "curbstop-chat";
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    @Test
    void the_confirmation_replaces_the_form_until_another_report() {
        signIn("gus");
        open("my/outage");
        assertThat(words()).doesNotContain("Thank you, we have your report");
        pressTheOne("Report for 88 Foundry Rd");
        assertThat(words()).contains("Thank you, we have your report");
        assertThat(buttons("Report for")).isEmpty();
        pressTheOne("Report something else");
        assertThat(buttons("Report for")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_hazard_report_says_whom_to_call(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        open("my/outage");
        @SuppressWarnings("unchecked")
        CheckboxGroup<PhoneLines.Hazard> hazards = fieldOf(CheckboxGroup.class, "outage.hazards");
        hazards.setValue(Set.of(PhoneLines.Hazard.values()[0]));
        pressKey("outage.report", account.premise().address().street());
        shows("outage.reported");
        assertThat(words()).contains(I18n.text("outage.hazard", PhoneLines.Hazard.values()[0]), "(503) 555-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void warming_and_cooling_centers_are_listed_while_service_is_out(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        open("my/outage");
        pressKey("outage.report", account.premise().address().street());
        open("my/outage");
        assertThat(words()).contains(I18n.text("outage.centers"), "200 Park Ave (" + (language.equals("en") ? "daily" : "todos los días"),
                language.equals("en") ? "Warming center: Millbrook High School gym" : "Centro de calentamiento: Gimnasio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_storm_replaces_the_chat_window_by_a_link_to_the_chat_page(String language, @Autowired StormMode storm) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        open("my/outage");
        assertThat(layout()).anyMatch(part -> part.getTag().equals(CHAT_WINDOW));
        storm.begin(Map.of(), Map.of(), OutagesForTests.OSCAR);
        try {
            signIn(account, new Language(language));
            open("my/outage");
            assertThat(layout()).noneMatch(part -> part.getTag().equals(CHAT_WINDOW))
                    .anyMatch(part -> "/chat".equals(part.getAttribute("href")) && part.getText().equals(I18n.text("storm.chat")));
        } finally {
            storm.end(OutagesForTests.OSCAR);
        }
    }

    private static List<Element> layout() {
        return parts(UI.getCurrent().getInternals().getActiveRouterTargetsChain().getLast().getElement()).filter(part -> !part.isTextNode()).toList();
    }

    private static Stream<Element> parts(Element of) {
        return Stream.concat(Stream.of(of), of.getChildren().flatMap(OutageViewTest::parts));
    }

    @Test
    void a_hazard_added_to_a_second_report_reaches_the_staff(@Autowired HandOffs handOffs) {
        Account account = newCustomer(Language.ENGLISH);
        signIn(account, Language.ENGLISH);
        open("my/outage");
        pressKey("outage.report", account.premise().address().street());
        assertThat(dangers(handOffs, account)).isEmpty();

        pressKey("outage.another");
        @SuppressWarnings("unchecked")
        CheckboxGroup<PhoneLines.Hazard> hazards = fieldOf(CheckboxGroup.class, "outage.hazards");
        hazards.setValue(Set.of(PhoneLines.Hazard.GAS));
        pressKey("outage.report", account.premise().address().street());

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(dangers(handOffs, account)).isNotEmpty());
    }

    private static List<HandOff> dangers(HandOffs handOffs, Account account) {
        return handOffs.listWaiting(200, Actor.staff("sam")).stream()
                .filter(each -> each.packet().kind() == HandOffContext.Kind.HAZARD)
                .filter(each -> each.packet().toString().contains(account.premise().address().street())).toList();
    }

    /** Each outage state has words that no other state has. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void each_outage_state_has_its_text(String language) {
        signIn(newCustomer(new Language(language)), new Language(language));
        open("my/outage");
        Outage reported = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC, new OutageScope.Described("12 Alder St"),
                Outage.OutageKeys.NONE, Optional.empty(), NOW);
        Outage confirmed = reported.withState(new OutageState.Confirmed(NOW));
        Etr range = new Etr(Optional.of(NOW.plusSeconds(7200)), Optional.of(NOW.plusSeconds(3600)), Etr.Source.CREW_ON_SITE, NOW, "oscar");
        assertThat(panel(reported, Optional.empty(), NOW)).contains(I18n.text("outage.only-here", ServiceType.ELECTRIC))
                .doesNotContain(I18n.text("outage.estimate.NOT_SAID"));
        assertThat(panel(reported.corroborated(NOW), Optional.empty(), NOW))
                .contains(I18n.text("outage.certainty.SEVERAL_HOUSEHOLDS", I18n.text("service", ServiceType.ELECTRIC)),
                        I18n.text("outage.estimate.NOT_SAID"));
        assertThat(panel(confirmed, Optional.of(new Etr(Optional.empty(), Etr.Source.DISPATCH, NOW, "oscar")), NOW))
                .contains(I18n.text("outage.certainty.CONFIRMED", I18n.text("service", ServiceType.ELECTRIC)),
                        I18n.text("outage.estimate.ASSESSING"), I18n.text("outage.source.DISPATCH"));
        String from = I18n.dateTime(NOW.plusSeconds(3600), ZoneOffset.UTC);
        String to = I18n.dateTime(NOW.plusSeconds(7200), ZoneOffset.UTC);
        assertThat(panel(confirmed, Optional.of(range), NOW)).contains(I18n.text("outage.estimate.BETWEEN", from, to),
                I18n.text("outage.source.CREW_ON_SITE"), I18n.dateTime(NOW, ZoneOffset.UTC));
        assertThat(panel(confirmed, Optional.of(range), NOW.plusSeconds(3700))).contains(to).doesNotContain(from);
        assertThat(panel(confirmed, Optional.of(range), NOW.plusSeconds(7200))).contains(I18n.text("outage.estimate.PASSED"))
                .doesNotContain(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void only_who_is_first_to_report_is_told_so(String language) {
        signIn(newCustomer(new Language(language)), new Language(language));
        open("my/outage");
        Outage suspected = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC, new OutageScope.Described("12 Alder St"),
                Outage.OutageKeys.NONE, Optional.empty(), NOW);
        Outage confirmed = suspected.withState(new OutageState.Confirmed(NOW));
        assertThat(OutageView.howManyReport(reported(Optional.of(suspected), false, 0))).contains(I18n.text("outage.others", 0));
        assertThat(OutageView.howManyReport(reported(Optional.of(confirmed), false, 0))).isEmpty();
        assertThat(OutageView.howManyReport(reported(Optional.of(confirmed), false, 2))).contains(I18n.text("outage.others", 2));
        assertThat(OutageView.howManyReport(reported(Optional.empty(), true, 0))).contains(I18n.text("outage.waits"));
        assertThat(OutageView.howManyReport(reported(Optional.empty(), false, 0))).contains(I18n.text("outage.to-be-placed"));
    }

    private static ReportOutageResult reported(Optional<Outage> outage, boolean spooled, int others) {
        return new ReportOutageResult(OutageReportId.create(), outage, false, spooled, others);
    }

    private static String panel(Outage outage, Optional<Etr> etr, Instant now) {
        return OutagePanel.of(outage, RestorationOutlook.of(etr, now), ZoneOffset.UTC).getElement().getTextRecursively();
    }
}
