package org.curbstop.web.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.curbstop.web.PortalViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Gus adds a phone number: it is on file once its code is entered, and only then can it become the primary contact. */
class ContactsPanelTest extends PortalViewTest {

    private static final Pattern CODE = Pattern.compile("code is (\\d{6})");

    @LocalServerPort
    private int port;

    @Test
    void an_added_phone_is_confirmed_by_the_texted_code() {
        signIn("gus");
        open("my/profile");
        field(TextField.class, "Add a phone number or an email address").setValue("(503) 555-0178");
        pressTheOne("Send a code");
        assertThat(words()).as("a phone that takes no texts").contains("We are calling (503) 555-0178 with a code");
        field(TextField.class, "Add a phone number or an email address").setValue("(503) 555-0178");
        all(Checkbox.class).filter(box -> box.getLabel().equals("This phone takes text messages")).findFirst().orElseThrow().setValue(true);
        pressTheOne("Send a code");
        assertThat(words()).contains("We sent a code to (503) 555-0178 by text message", "waiting for its code");

        assertThat(labelled("Use (503) 555-0178 first")).as("nothing before it is confirmed").isEmpty();
        TextField code = field(TextField.class, "Code sent to (503) 555-0178");
        code.setValue("12");
        test(confirm()).click();
        assertThat(words()).contains("Enter the six digits of the code");
        String sent = Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> codeSentTo("%2B15035550178"),
                found -> !found.isEmpty());
        code.setValue(sent.startsWith("0") ? "1" + sent.substring(1) : "0" + sent.substring(1));
        test(confirm()).click();
        assertThat(words()).contains("That is not the code. You can try 4 more times.");
        code.setValue(sent);
        test(confirm()).click();
        roundTrip();

        assertThat(words()).contains("(503) 555-0178 is confirmed").doesNotContain("waiting for its code");
        test(labelled("Use (503) 555-0178 first").getFirst()).click();
        roundTrip();
        assertThat(words()).contains("(503) 555-0178 ✓ confirmed • used first");
    }

    private List<Button> labelled(String label) {
        return all(Button.class).filter(button -> button.getAriaLabel().filter(label::equals).isPresent()).toList();
    }

    /** Returns the button next to the field rather than one of the contacts that can be confirmed too. */
    private Button confirm() {
        return all(Button.class).filter(button -> button.getText().equals("Confirm") && !button.hasClassName("button-quiet"))
                .findFirst().orElseThrow();
    }

    private String codeSentTo(String number) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String texts = client
                    .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/texts.json?to=" + number)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            Matcher found = CODE.matcher(texts);
            String last = "";
            while (found.find()) {
                last = found.group(1);
            }
            return last;
        }
    }
}
