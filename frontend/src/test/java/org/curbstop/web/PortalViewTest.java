package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Base class of portal view tests, with a signed-in customer of Millbrook and their language. */
public abstract class PortalViewTest extends ViewTest {

    private static final String ISSUER = "https://identity.millbrook.example";
    private static final List<String> WORDS = List.of("label", "helperText", "errorMessage");

    /** @param who the first name, in lower case */
    protected final void signIn(String who) {
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.MAX, Map.of("sub", who, "iss", ISSUER));
        var authorities = AuthorityUtils.createAuthorityList("ROLE_RESIDENT");
        SecurityContextHolder.getContext()
                .setAuthentication(new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token), authorities, "oidc"));
        cleanVaadinEnvironment();
        initVaadinEnvironment();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    protected final void open(String path) {
        String[] parts = path.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], parts.length > 1 ? QueryParameters.fromString(parts[1]) : QueryParameters.empty());
        roundTrip();
    }

    /** All words that the view shows now, those of its fields included. */
    protected final String words() {
        return words(((HasElement) getCurrentView()).getElement());
    }

    private static String words(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        if (!element.isVisible()) {
            return "";
        }
        Stream<String> own = WORDS.stream().map(each -> element.getProperty(each, "")).filter(each -> !each.isEmpty());
        return Stream.concat(own, element.getChildren().map(PortalViewTest::words)).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Presses the one button whose text begins so. */
    protected final void pressTheOne(String begins) {
        List<Button> all = buttons(begins);
        assertThat(all).as("buttons that begin with " + begins + " in: " + words()).hasSize(1);
        test(all.getFirst()).click();
        roundTrip();
    }

    protected final List<Button> buttons(String begins) {
        return all(Button.class).filter(button -> button.getText().startsWith(begins)).toList();
    }

    protected final <T extends Component> Stream<T> all(Class<T> type) {
        return findInView(type).all().stream().filter(Component::isVisible);
    }

    protected final <T extends Component> T field(Class<T> type, String label) {
        return all(type).filter(each -> each.getElement().getProperty("label", "").equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError("no field " + label + " in: " + words()));
    }
}
