package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PostalCode;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.context.TestPropertySource;

/**
 * Base class of portal view tests, with a signed-in Millbrook customer and their language. The tests share an application context that
 * staff view tests do not use: what they submit would be first in the lists of staff views.
 */
@TestPropertySource(properties = "view-tests=customers-and-agencies")
public abstract class PortalViewTest extends ViewTest {

    private static final String ISSUER = "https://identity.millbrook.example";
    private static final List<String> WORDS = List.of("label", "helperText", "errorMessage");
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    @Autowired
    protected Accounts accounts;

    @Autowired
    private Disconnections disconnections;

    /** @param who first name in lower case */
    protected final void signIn(String who) {
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.MAX, Map.of("sub", who, "iss", ISSUER));
        var authorities = AuthorityUtils.createAuthorityList("ROLE_RESIDENT");
        SecurityContextHolder.getContext()
                .setAuthentication(new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token), authorities, "oidc"));
        cleanVaadinEnvironment();
        initVaadinEnvironment();
    }

    protected final void signIn(Account account, Language language) {
        signInResident(account.holder(), language.locale());
    }

    /** Creates a customer with that language and an account, and nothing else yet. */
    protected final Account newCustomer(Language language) {
        int number = CUSTOMERS.incrementAndGet();
        Person person = Person.of("Nell Newman " + number, language, Contact.email("nell" + number + "@millbrook.example", true));
        Premise premise = Premise.at(new Address(number + " Newman Way", "Millbrook", "OR", new PostalCode("97999")));
        accounts.add(person);
        accounts.add(premise);
        var account = new Account(AccountId.create(), 0, freeNumber(70_000_000 + number), List.of(), person.id(), Set.of(), premise,
                List.of(), CustomerClass.RESIDENTIAL, LocalDate.of(2026, 11, 20), Optional.empty());
        accounts.add(account);
        return account;
    }

    /** Issues Bo's notice again if another test's clock has ended it. */
    protected final void noticeIsOut() {
        var bo = new AccountId("acct_100200484");
        if (disconnections.findOpen(bo, Actor.SYSTEM).isEmpty()) {
            assertThat(disconnections.issue("view:" + UUID.randomUUID(), bo, Optional.empty(), Actor.SYSTEM))
                    .isInstanceOf(Disconnections.DisconnectionResult.Done.class);
        }
    }

    private AccountNumber freeNumber(int eightDigits) {
        return IntStream.range(0, 10).mapToObj(checkDigit -> accounts.parseNumber(eightDigits + "" + checkDigit)).flatMap(Optional::stream)
                .findFirst().orElseThrow();
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

    /** Returns all text that the view shows, including that of its fields. */
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

    /** Presses the only button whose text starts with {@code begins}. */
    protected final void pressTheOne(String begins) {
        List<Button> all = buttons(begins);
        assertThat(all).as("buttons that begin with " + begins + " in: " + words()).hasSize(1);
        test(all.getFirst()).click();
        roundTrip();
    }

    /** Presses the only button with the text of that message key. */
    protected final void pressKey(String key, Object... facts) {
        String label = I18n.text(key, facts);
        List<Button> all = all(Button.class).filter(button -> button.getText().equals(label)).toList();
        assertThat(all).as("buttons " + label + " in: " + words()).hasSize(1);
        test(all.getFirst()).click();
        roundTrip();
    }

    protected final <T extends Component> T fieldOf(Class<T> type, String key, Object... facts) {
        return field(type, I18n.text(key, facts));
    }

    protected final void shows(String... keys) {
        assertThat(words()).contains(Arrays.stream(keys).map(key -> I18n.text(key)).toArray(String[]::new));
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
