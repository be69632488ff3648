package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.accounts.Login;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The roles that may open each view. A view without an entry or without an access rule fails the build. */
class ViewAccessTest {

    private static final PersonId ADA = PersonId.create();
    private static final Set<UserRole> RESIDENT = EnumSet.of(UserRole.RESIDENT);
    private static final Set<UserRole> OFFICE = EnumSet.of(UserRole.STAFF, UserRole.SUPERVISOR);
    private static final Set<UserRole> AGENCY = EnumSet.of(UserRole.AGENCY);

    private static final Map<String, Set<UserRole>> MAY_ENTER = Map.ofEntries(
            // redirects each user to their own desk
            Map.entry("staff", EnumSet.of(UserRole.STAFF, UserRole.SUPERVISOR, UserRole.OUTAGE_DESK, UserRole.AGENCY)),
            Map.entry("staff/accounts", OFFICE),
            Map.entry("staff/accounts/:account", OFFICE),
            Map.entry("staff/accounts/:account/time", OFFICE),
            Map.entry("staff/accounts/:account/refund/:payment", EnumSet.of(UserRole.SUPERVISOR)),
            Map.entry("staff/arrangements", OFFICE),
            Map.entry("staff/cases/:case", OFFICE),
            Map.entry("staff/disconnections", OFFICE),
            Map.entry("staff/disputes", OFFICE),
            Map.entry("staff/disputes/:grievance", OFFICE),
            Map.entry("staff/field", OFFICE),
            Map.entry("staff/help", OFFICE),
            Map.entry("staff/intake", OFFICE),
            Map.entry("staff/security", OFFICE),
            Map.entry("staff/orders", OFFICE),
            Map.entry("staff/payments", OFFICE),
            Map.entry("staff/failures", OFFICE),
            Map.entry("staff/postings", OFFICE),
            Map.entry("staff/files", EnumSet.of(UserRole.SUPERVISOR)),
            Map.entry("staff/phrases", OFFICE),
            Map.entry("staff/outages", EnumSet.of(UserRole.OUTAGE_DESK, UserRole.SUPERVISOR)),
            Map.entry("staff/handover", EnumSet.of(UserRole.OUTAGE_DESK, UserRole.SUPERVISOR)),
            Map.entry("staff/storm", EnumSet.of(UserRole.OUTAGE_DESK, UserRole.SUPERVISOR)),
            Map.entry("staff/referrals", AGENCY),
            Map.entry("staff/referrals/:referral", AGENCY));

    @Test
    void every_staff_view_admits_only_its_listed_roles() {
        Map<String, Set<UserRole>> there = new TreeMap<>();
        views().filter(view -> path(view).startsWith("staff")).forEach(view -> there.put(path(view), letsIn(view)));
        assertThat(there).containsExactlyInAnyOrderEntriesOf(MAY_ENTER);
    }

    @Test
    void every_other_view_admits_only_residents() {
        assertThat(views().filter(view -> !path(view).startsWith("staff"))).isNotEmpty().allSatisfy(view -> {
            assertThat(path(view)).matches("my(/.*)?");
            assertThat(letsIn(view)).as(view.getName()).isEqualTo(RESIDENT);
        });
    }

    @Test
    void no_view_has_a_route_alias() {
        assertThat(views().filter(view -> view.getAnnotationsByType(RouteAlias.class).length > 0)).isEmpty();
    }

    @Test
    void an_agency_user_is_never_recorded_as_staff() {
        assertThat(as(UserRole.AGENCY).staff()).isEmpty();
        assertThat(as(UserRole.AGENCY).agent()).contains("lena");
        assertThat(as(UserRole.OUTAGE_DESK).staff()).isEmpty();
        assertThat(as(UserRole.OUTAGE_DESK).mayManageOutages()).isTrue();
        assertThat(as(UserRole.STAFF).staff()).contains("lena");
        assertThat(as(UserRole.SUPERVISOR).staff()).contains("lena");
        assertThat(as(UserRole.RESIDENT)).isEqualTo(new Actor(Channel.PORTAL, "192.0.2.1", Optional.of(ADA), Optional.empty()));
    }

    private static Actor as(UserRole role) {
        return new SignedInUser(new Login("https://issuer.example", "lena"), "Lena", Set.of(role), Optional.of(ADA)).actor("192.0.2.1");
    }

    private static String path(Class<?> view) {
        return view.getAnnotation(Route.class).value();
    }

    private static Set<UserRole> letsIn(Class<?> view) {
        RolesAllowed rule = view.getAnnotation(RolesAllowed.class);
        return rule == null ? Set.of() : Stream.of(rule.value()).map(UserRole::valueOf).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> views() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("org.curbstop").stream().<Class<?>>map(found -> {
            try {
                return Class.forName(found.getBeanClassName());
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }).sorted(java.util.Comparator.comparing(Class::getName));
    }
}
