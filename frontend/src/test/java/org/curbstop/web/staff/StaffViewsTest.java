package org.curbstop.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules for every staff view: it has a view test, and it shows nothing to a role that it does not name. */
class StaffViewsTest extends ViewTest {

    private static final String PACKAGE = "org.curbstop.web.staff";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PACKAGE);
    private static final String ACCOUNT = "acct_100200302";

    /** Simulates a new view without a test. It has no route, which would add it to the application. */
    private static final class ForgottenView extends Div {}

    @Test
    void every_staff_view_is_opened_by_a_view_test() {
        assertThat(views()).hasSizeGreaterThan(14);
        assertThat(withoutTest(views())).isEmpty();
    }

    @Test
    void a_view_that_no_test_opens_is_detected() {
        assertThat(withoutTest(Stream.of(CLASSES.get(ForgottenView.class)))).containsExactly("ForgottenView");
    }

    @ParameterizedTest
    @EnumSource(UserRole.class)
    void a_view_shows_nothing_to_roles_without_access(UserRole role) {
        signIn("mallory", Locale.US, role);
        views().map(JavaClass::reflect).filter(view -> !Set.of(view.getAnnotation(RolesAllowed.class).value()).contains(role.name()))
                .forEach(view -> {
            UI.getCurrent().navigate(path(view));
            assertThat(getCurrentView()).as(view.getSimpleName()).isNotInstanceOf(view);
            assertThat(text()).as(view.getSimpleName()).contains("There is nothing here");
        });
    }

    @Test
    void a_resident_sees_no_staff_view_in_spanish_either() {
        signIn("mallory", Locale.of("es", "US"), UserRole.RESIDENT);
        UI.getCurrent().navigate("staff/accounts/" + ACCOUNT);
        assertThat(text()).contains("Aquí no hay nada").doesNotContain("Ada");
    }

    private static Stream<JavaClass> views() {
        return CLASSES.stream().filter(each -> each.isAssignableTo(StaffView.class) && each.isAnnotatedWith(Route.class));
    }

    /** Returns views without a test that extends {@link SpringBrowserlessTest} and refers to the view's class, as opening it does. */
    private static List<String> withoutTest(Stream<JavaClass> views) {
        return views.filter(view -> CLASSES.stream().filter(test -> test.isAssignableTo(SpringBrowserlessTest.class))
                .filter(test -> test.getSimpleName().equals(view.getSimpleName() + "Test"))
                .noneMatch(test -> test.getReferencedClassObjects().stream().anyMatch(named -> named.getRawType().equals(view))))
                .map(JavaClass::getSimpleName).toList();
    }

    private static String path(Class<?> view) {
        return view.getAnnotation(Route.class).value().replace(":account", ACCOUNT).replace(":case", "100000009");
    }
}
