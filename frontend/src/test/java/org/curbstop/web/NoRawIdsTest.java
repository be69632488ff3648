package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** No view shows an internal id or a message key. */
class NoRawIdsTest extends ViewTest {

    private static final AccountId BOS = new AccountId("acct_100200484");
    private static final String ID = "\\b[a-z]{2,5}_[0-9a-z]{10,}";
    private static final String KEY =
            "\\b(staff|desk|service|notice|agency|help|account|time|hold|channel|outage|board|moment|subject|off)"
                    + "\\.[a-z-]+\\.[A-Za-z_-]+\\b";
    private static final String OLD = "ord_01m8k2c9v3n4q5r6s7t8w9";

    private final HandOffs handOffs;
    private final Accounts accounts;
    private final Referrals referrals;

    NoRawIdsTest(@Autowired HandOffs handOffs, @Autowired Accounts accounts, @Autowired Referrals referrals) {
        this.handOffs = handOffs;
        this.accounts = accounts;
        this.referrals = referrals;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void no_view_shows_an_id(String language) {
        Locale locale = Locale.of(language, "US");
        String handOff = handOffs.raise(new HandOffContext(
                "ids:" + language, HandOffContext.Kind.HAND_OFF, Channel.SYSTEM, Optional.of(new PhoneNumber("+15035550102")),
                Optional.empty(), Optional.of(BOS), VerificationLevel.NONE,
                "visit-unreported", List.of(OLD + " 7 Birch Ave", "identity", "pay-bill"), List.of(), Language.ENGLISH, Optional.empty()))
                .id().value();
        var looked = new ArrayList<String>();
        signIn("stella", locale, UserRole.STAFF, UserRole.SUPERVISOR);
        Stream.concat(routes("staff").filter(path -> !path.startsWith("staff/referrals")),
                Stream.of("staff/cases/" + handOff, "staff/accounts/" + BOS, "staff/accounts/" + BOS + "/time"))
                .forEach(path -> look(path, looked));
        var holder = accounts.find(BOS).orElseThrow().holder();
        String referral = refer(language);
        signInResident(holder, locale);
        Stream.concat(routes("my"), Stream.of(referral)).forEach(path -> look(path, looked));
        assertThat(looked).hasSizeGreaterThan(20);
    }

    private String refer(String language) {
        var request = new ReferralRequest(BOS, Optional.empty(), "liheap", Optional.empty(),
                new ReferralConsent(ReferralConsent.TEXT_VERSION, Instant.parse("2026-11-22T18:00:00Z"), Channel.DESK, Language.ENGLISH),
                Optional.empty(), Optional.empty(), Language.ENGLISH);
        return referrals.refer("ids:" + language, request, Actor.staff("sam")) instanceof ReferralResult.Referred referred
                ? "my/help/requests/" + referred.referral().id() : "my/help";
    }

    private void look(String path, List<String> looked) {
        UI.getCurrent().navigate(path);
        assertThat(text()).as(path).isNotBlank().doesNotContainPattern(ID).doesNotContainPattern(KEY);
        looked.add(path);
    }

    /** Returns the routes of all views without parameters. */
    private static Stream<String> routes(String under) {
        var views = new ClassPathScanningCandidateComponentProvider(false);
        views.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return views.findCandidateComponents("org.curbstop.web").stream().map(view -> route(view.getBeanClassName()))
                .filter(route -> (route.equals(under) || route.startsWith(under + "/")) && !route.contains(":")).sorted();
    }

    private static String route(String view) {
        try {
            return Class.forName(view).getAnnotation(Route.class).value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
