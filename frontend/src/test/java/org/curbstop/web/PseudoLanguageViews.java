package org.curbstop.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.language.PseudoLanguage;
import org.curbstop.common.language.SampleTownWords;
import org.curbstop.identity.UserRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestContextManager;

/**
 * Opens every view in every state, and every plain page, with every language replaced by a pseudo-language, and prints text that comes from
 * no language folder. Runs in a separate process with the pseudo-language first on the class path.
 */
public class PseudoLanguageViews extends PortalViewStatesTest {

    private static final AccountId BOS = new AccountId("acct_100200484");
    private static final List<String> PROPERTIES = List.of("label", "helperText", "errorMessage", "placeholder", "title", "accessibleName",
            "ariaLabel");
    private static final List<String> ATTRIBUTES = List.of("aria-label", "title", "alt", "placeholder");
    static final String FAULT = "fault: ";
    static final String PLANTED = "planted: ";
    static final String JUDGED = "judged: ";

    @Autowired
    private HandOffs handOffs;

    @LocalServerPort
    private int port;

    private final Set<String> faults = new TreeSet<>();
    private final Pattern data = PseudoLanguage.data(SampleTownWords.all(
            Path.of("src/test/java/org/curbstop/web/PseudoLanguagePages.java")));
    private int judged;

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var tests = new TestContextManager(PseudoLanguageViews.class);
            tests.beforeTestClass();
            var views = new PseudoLanguageViews();
            tests.prepareTestInstance(views);
            views.openSession();
            views.open();
            views.faults.forEach(fault -> out.println(FAULT + fault.replace('\n', ' ')));
            out.println(PLANTED + views.planted());
            out.println(JUDGED + views.judged);
        } catch (Throwable e) {
            e.printStackTrace(out);
        } finally {
            Runtime.getRuntime().halt(0); // the application's threads would keep the process alive
        }
    }

    private void open() throws IOException, InterruptedException {
        STATES.forEach(state -> attempt(state.toString(), () -> {
            every_view_shows_its_state_in_the_users_language(Language.ENGLISH, state);
            return state.path();
        }));
        String handOff = handOffs.raise(new HandOffContext("pseudo", HandOffContext.Kind.HAND_OFF, Channel.VOICE,
                Optional.of(new PhoneNumber("+15035550102")), Optional.empty(), Optional.of(BOS), VerificationLevel.NONE, "pay-bill",
                List.of(), List.of(), Language.ENGLISH, Optional.empty())).id().value();
        signIn("stella", Locale.US, UserRole.STAFF, UserRole.SUPERVISOR);
        ViewRoutes.all().filter(path -> path.startsWith("staff") && !path.startsWith("staff/referrals"))
                .map(path -> path.replace(":account", BOS.value()).replace(":case", handOff)).forEach(path -> attempt(path, () -> path));
        signIn("lena", Locale.US, UserRole.AGENCY);
        attempt("staff/referrals", () -> "staff/referrals");
        // Last, because they report outages.
        new PseudoLanguagePages("http://localhost:" + port, (place, texts) -> texts.forEach(text -> judge(place, text))).read();
    }

    private void attempt(String place, Supplier<String> path) {
        try {
            String opened = path.get();
            if (opened.startsWith("staff")) {
                open(opened);
            }
            texts(UI.getCurrent().getElement()).forEach(text -> judge(place, text));
        } catch (AssertionError | RuntimeException e) {
            faults.add(place + " cannot be opened: " + e);
        }
    }

    /** Returns how many untranslated texts are found in a view that has only such texts. */
    private long planted() {
        var field = new TextField("Name");
        field.setPlaceholder("Your name");
        field.setHelperText("As on the bill");
        field.setAriaLabel("Your full name");
        var image = new Image("", "Map");
        return texts(new Div(new Paragraph("Pay now"), new Div(field, image)).getElement())
                .filter(text -> !PseudoLanguage.unmarked(text, data).isEmpty()).count();
    }

    private void judge(String place, String text) {
        judged++;
        String rest = PseudoLanguage.unmarked(text, data);
        if (!rest.isEmpty()) {
            faults.add(rest + " (" + place + ")");
        }
    }

    /** Returns all texts of an element; a sentence that contains links or numbers is one text. */
    private static Stream<String> texts(Element element) {
        if (element.isTextNode()) {
            return Stream.of(element.getText());
        }
        if (!element.isVisible()) {
            return Stream.empty();
        }
        Stream<String> own = Stream.concat(PROPERTIES.stream().map(name -> element.getProperty(name, "")),
                ATTRIBUTES.stream().map(name -> Optional.ofNullable(element.getAttribute(name)).orElse("")));
        var children = new ArrayList<>(element.getChildren().toList());
        element.getShadowRoot().ifPresent(shadow -> children.addAll(shadow.getChildren().toList()));
        Stream<String> below = children.stream().anyMatch(Element::isTextNode) ? Stream.of(element.getTextRecursively())
                : children.stream().flatMap(PseudoLanguageViews::texts);
        return Stream.concat(own, below).filter(text -> !text.isBlank());
    }

}
