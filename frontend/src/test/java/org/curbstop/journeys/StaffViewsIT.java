package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.grievances.Complaints;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every view of the staff desk, in English on a wide screen and in Spanish, which is longer, on a phone. */
class StaffViewsIT extends BrowserJourney {

    private static final String BO = "acct_100200484";
    /** Matches text with an untranslated message key. */
    private static final String KEY =
            "(?s).*\\b(staff|desk|service|notice|agency|help|account|time|hold|channel|outage|board)\\.[a-z-]+\\.[A-Za-z_-]+\\b.*";

    private String handOff = "";
    private String complaint = "";
    private String payment = "";

    /** Returns an address for each mapped view. {@link #no_view_is_missing_from_this_test} fails if one is missing. */
    private Map<String, String> supervisors() {
        return Map.ofEntries(
                Map.entry("staff", "/staff"), Map.entry("staff/cases/:case", "/staff/cases/" + handOff),
                Map.entry("staff/outages", "/staff/outages"), Map.entry("staff/storm", "/staff/storm"),
                Map.entry("staff/handover", "/staff/handover"),
                Map.entry("staff/orders", "/staff/orders"), Map.entry("staff/field", "/staff/field"),
                Map.entry("staff/intake", "/staff/intake"), Map.entry("staff/help", "/staff/help"),
                Map.entry("staff/accounts", "/staff/accounts"), Map.entry("staff/accounts/:account", "/staff/accounts/" + BO),
                Map.entry("staff/accounts/:account/time", "/staff/accounts/" + BO + "/time"),
                Map.entry("staff/accounts/:account/refund/:payment", "/staff/accounts/" + BO + "/refund/" + payment),
                Map.entry("staff/arrangements", "/staff/arrangements"),
                Map.entry("staff/disconnections", "/staff/disconnections"), Map.entry("staff/payments", "/staff/payments"),
                Map.entry("staff/disputes", "/staff/disputes"), Map.entry("staff/disputes/:grievance", "/staff/disputes/" + complaint),
                Map.entry("staff/security", "/staff/security"), Map.entry("staff/files", "/staff/files"),
                Map.entry("staff/phrases", "/staff/phrases"),
                Map.entry("staff/postings", "/staff/postings"), Map.entry("staff/failures", "/staff/failures"));
    }

    private static final Set<String> AGENCYS = Set.of("staff/referrals", "staff/referrals/:referral");

    @BeforeEach
    void create_a_complaint_a_hand_off_and_a_payment(@Autowired HandOffs handOffs, @Autowired Complaints complaints,
            @Autowired Payments payments) {
        payment = payments.confirm(new PaymentRequest("walk", List.of(new Allocation(new AccountId(BO), Money.usd("1.00"))),
                Channel.PORTAL, Language.ENGLISH, Optional.empty(), Optional.empty())).id().value();
        complaint = complaints.file("walk", GrievanceMatter.Subject.WEBSITE, "The page is slow.", Optional.empty(), Language.ENGLISH,
                Actor.anonymous(Channel.PAGE, "walk")).orElseThrow().number();
        handOff = handOffs.raise(new HandOffContext(
                "walk", HandOffContext.Kind.HAND_OFF, Channel.VOICE, Optional.of(new PhoneNumber("+15035550102")), Optional.empty(),
                Optional.empty(), VerificationLevel.NONE,
                "pay-bill", List.of(), List.of(new HandOffContext.ConversationLine(true, "agent")), Language.ENGLISH, Optional.empty()))
                .id().value();
    }

    @Test
    void no_view_is_missing_from_this_test() {
        var views = new ClassPathScanningCandidateComponentProvider(false);
        views.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        Set<String> staff = views.findCandidateComponents("org.curbstop.web").stream().map(view -> route(view.getBeanClassName()))
                .filter(route -> route.equals("staff") || route.startsWith("staff/")).filter(route -> !AGENCYS.contains(route))
                .collect(Collectors.toSet());
        assertThat(supervisors().keySet()).isEqualTo(staff);
    }

    private static String route(String view) {
        try {
            return Class.forName(view).getAnnotation(Route.class).value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-US, en, 1280", "es-US, es, 375"})
    void every_staff_view_opens_for_a_supervisor(String locale, String language, int width) {
        Page page = signedIn("stella", width, locale, "/staff");
        for (String address : supervisors().values()) {
            assertThat(page.navigate(address(address)).status()).as(address).isEqualTo(200);
            assertShownIn(page, language);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-US, en, 1280", "es-US, es, 375"})
    void every_agency_view_opens_for_an_agency_user(String locale, String language, int width, @Autowired Referrals referrals) {
        referrals.refer("walk", new ReferralRequest(new AccountId("acct_100200484"), Optional.empty(), "liheap", Optional.empty(),
                new ReferralConsent(ReferralConsent.TEXT_VERSION, Instant.parse("2026-11-22T18:00:00Z"), Channel.DESK, Language.ENGLISH),
                Optional.empty(), Optional.empty(), Language.ENGLISH), Actor.staff("sam"));
        Page page = signedIn("lena", width, locale, "/staff/referrals");
        assertShownIn(page, language);
        page.locator("main a[href*='staff/referrals/']").first().click();
        page.waitForURL("**/staff/referrals/*");
        assertShownIn(page, language);
    }

    private static void assertShownIn(Page page, String language) {
        page.locator("main h1").waitFor();
        PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", language);
        assertUsableByAll(page);
        assertThat(page.locator("body").innerText()).as(page.url()).doesNotMatch(KEY);
        // announced by screen readers
        PlaywrightAssertions.assertThat(page.locator("body")).containsText(language.equals("es") ? "Hay conexión" : "Connected");
        // The map is excluded, because it is clipped at its edges.
        assertThat((List<?>) page
                .evaluate("[...document.querySelectorAll('.frame *')].filter(e => !e.closest('outage-map') "
                + "&& e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 "
                + "&& ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.textContent.trim()).map(e => e.textContent.trim())"))
                .as("truncated text on " + page.url()).isEmpty();
    }
}
