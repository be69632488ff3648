package org.curbstop.web;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.curbstop.Curbstop;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.LoginLinks;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.identity.UserRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Base class of browserless view tests on the whole application with the Millbrook sample data. All tests share the data, so each leaves
 * the accounts of the others alone. Each application context has its own data folder.
 */
@SpringBootTest(
        classes = Curbstop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"curbstop.now=2026-11-23T10:00", "vaadin.productionMode=true"})
public abstract class ViewTest extends SpringBrowserlessTest {

    private static final String ISSUER = "https://view-test.example";

    @Autowired
    private LoginLinks logins;

    @Autowired
    private ApplicationContext beans;

    private @Nullable Component created;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry settings) {
        settings.add("curbstop.data", folder()::toString);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("curbstop-views");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a browser session, which all sign-ins of a test share. */
    @BeforeEach
    void openSession() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void closeSession() {
        RequestContextHolder.resetRequestAttributes();
    }

    /** Signs a user in to a new browser window. */
    protected final void signIn(String name, Locale language, UserRole... roles) {
        signIn(name, language, Instant.now(), roles);
    }

    /** Signs a user in with a sign-in that is too old for a decision about money, safety or identity. */
    protected final void signInLongAgo(String name, Locale language, UserRole... roles) {
        signIn(name, language, Instant.now().minus(Duration.ofHours(1)), roles);
    }

    private void signIn(String name, Locale language, Instant at, UserRole... roles) {
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.MAX,
                Map.of("sub", name, "iss", ISSUER, "name", name, "auth_time", at));
        var authorities = Arrays.stream(roles).map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
        SecurityContextHolder.getContext()
                .setAuthentication(new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token), authorities, "view-test"));
        cleanVaadinEnvironment();
        initVaadinEnvironment();
        UI.getCurrent().setLocale(language);
        created = null;
    }

    protected final void signInResident(PersonId person, Locale language) {
        logins.linkByStaff(new Login(ISSUER, person.value()), person, Actor.SYSTEM);
        signIn(person.value(), language, UserRole.RESIDENT);
    }

    /**
     * Shows a view in a state that the sample data does not have, until the next sign-in.
     *
     * @param replaced collaborators that replace those of the application, or the query parameters of the view's address
     */
    protected final <T extends Component & BeforeEnterObserver> T create(Class<T> type, Object... replaced) {
        return create(type, Map.of(), replaced);
    }

    protected final <T extends Component & BeforeEnterObserver> T create(Class<T> type, Map<String, String> parameters,
            Object... replaced) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] collaborators = Arrays.stream(constructor.getParameterTypes()).map(needed -> Arrays.stream(replaced)
                .filter(needed::isInstance).findFirst().orElseGet(() -> beans.getBean(needed))).toArray();
        var entering = mock(BeforeEnterEvent.class);
        when(entering.getLocation()).thenReturn(new Location(path(type, parameters), query(replaced)));
        when(entering.getRouteParameters()).thenReturn(new RouteParameters(parameters));
        try {
            T view = type.cast(constructor.newInstance(collaborators));
            UI.getCurrent().add(view);
            created = view;
            view.beforeEnter(entering);
            return view;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String path(Class<?> type, Map<String, String> parameters) {
        return parameters.entrySet().stream().reduce(type.getAnnotation(Route.class).value(),
                (path, parameter) -> path.replace(":" + parameter.getKey(), parameter.getValue()), (first, second) -> first);
    }

    private static QueryParameters query(Object... replaced) {
        return Arrays.stream(replaced).filter(QueryParameters.class::isInstance).map(QueryParameters.class::cast).findFirst()
                .orElseGet(QueryParameters::empty);
    }

    private Component view() {
        return created == null ? (Component) getCurrentView() : created;
    }

    /** Returns the text of the view. */
    protected final String text() {
        return view().getElement().getTextRecursively();
    }

    protected final void press(String label) {
        test(find(Button.class, view()).withCondition(button -> button.isVisible() && button.getText().equals(label)).first()).click();
    }

    protected final List<String> buttons() {
        return find(Button.class, view()).all().stream().map(Button::getText).toList();
    }

    /** Enters a value into the first field with this label. */
    @SuppressWarnings("unchecked")
    protected final void enter(String label, Object value) {
        ((HasValue<?, Object>) labeled(label)).setValue(value);
    }

    protected final Object value(String label) {
        return ((HasValue<?, ?>) labeled(label)).getValue();
    }

    /** Returns the error of the first field with this label; empty if it is valid. */
    protected final String error(String label) {
        Element field = labeled(label).getElement();
        return field.getProperty("invalid", false) ? field.getProperty("errorMessage", "") : "";
    }

    private Component labeled(String label) {
        return parts(view()).filter(part -> part instanceof HasValue && part.isVisible()
                && label.equals(part.getElement().getProperty("label", ""))).findFirst()
                .orElseThrow(() -> new AssertionError("no field " + label + " in: " + text()));
    }

    private static Stream<Component> parts(Component of) {
        return Stream.concat(Stream.of(of), of.getChildren().flatMap(ViewTest::parts));
    }
}
