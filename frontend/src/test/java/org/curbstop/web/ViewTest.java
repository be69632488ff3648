package org.curbstop.web;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.curbstop.Curbstop;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.LoginLinks;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.identity.UserRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Base class of view tests without a browser, on the whole application with the Millbrook sample data, which all of them share: each test
 * leaves the accounts of the others alone.
 */
@SpringBootTest(
        classes = Curbstop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"curbstop.now=2026-11-23T10:00", "vaadin.productionMode=true"})
public abstract class ViewTest extends SpringBrowserlessTest {

    private static final String ISSUER = "https://view-test.example";
    private static final Path DATA = folder();

    @Autowired
    private LoginLinks logins;

    @Autowired
    private ApplicationContext beans;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry settings) {
        settings.add("curbstop.data", DATA::toString);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("curbstop-views");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs a user in to a new browser window. */
    protected final void signIn(String name, Locale language, UserRole... roles) {
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.MAX,
                Map.of("sub", name, "iss", ISSUER, "name", name, "auth_time", Instant.now()));
        var authorities = Arrays.stream(roles).map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
        SecurityContextHolder.getContext()
                .setAuthentication(new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token), authorities, "view-test"));
        cleanVaadinEnvironment();
        initVaadinEnvironment();
        UI.getCurrent().setLocale(language);
    }

    protected final void signInResident(PersonId person, Locale language) {
        logins.linkByStaff(new Login(ISSUER, person.value()), person, Actor.SYSTEM);
        signIn(person.value(), language, UserRole.RESIDENT);
    }

    /**
     * Shows a view in a state that the sample data is not in.
     *
     * @param replaced collaborators that stand in for those of the application
     */
    protected final <T extends Component & BeforeEnterObserver> T create(Class<T> type, Object... replaced) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] collaborators = Arrays.stream(constructor.getParameterTypes()).map(needed -> Arrays.stream(replaced)
                .filter(needed::isInstance).findFirst().orElseGet(() -> beans.getBean(needed))).toArray();
        var entering = mock(BeforeEnterEvent.class);
        when(entering.getLocation()).thenReturn(new Location(type.getAnnotation(Route.class).value()));
        when(entering.getRouteParameters()).thenReturn(RouteParameters.empty());
        try {
            T view = type.cast(constructor.newInstance(collaborators));
            UI.getCurrent().add(view);
            view.beforeEnter(entering);
            return view;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of the view. */
    protected final String text() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    protected final void press(String label) {
        test(findInView(Button.class).withCondition(button -> button.isVisible() && button.getText().equals(label)).first()).click();
    }

    protected final List<String> buttons() {
        return findInView(Button.class).all().stream().map(Button::getText).toList();
    }
}
