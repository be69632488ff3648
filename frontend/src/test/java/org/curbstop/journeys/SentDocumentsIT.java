package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.curbstop.documents.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that customers send on every channel, and who may see them. */
class SentDocumentsIT extends BrowserJourney {

    private static final Pattern NUMBER = Pattern.compile("\\b\\d{3} \\d{3} \\d{3}\\b");

    private static final FilePayload LEAK = new FilePayload("leak.jpg", "image/jpeg", SampleFiles.picture("jpg", 300));
    private static final FilePayload RECEIPT = new FilePayload("receipt.pdf", "application/pdf", SampleFiles.document(""));

    @Test
    void two_files_sent_with_scripts_off_reach_only_staff() throws Exception {
        Page page = visitor(375, "es-US", false);
        page.navigate(address("/send-photo"));
        page.locator("#answer-photos").setInputFiles(new FilePayload("leak.txt", "text/plain", new byte[] {1, 2, 3}));
        page.locator("main form .button").first().click();
        assertThat(page).hasTitle(Pattern.compile("^Error: "));
        assertThat(page.locator(".summary")).containsText("no es una foto ni un PDF");
        page.locator("#answer-photos").setInputFiles(new FilePayload[] {LEAK, RECEIPT});
        page.locator("main form .button").first().click();
        page.locator("#answer-what").fill("la fuga del patio");
        page.locator("main form .button").first().click();
        assertThat(page.locator(".done")).containsText(NUMBER);
        String reference = reference(page.locator(".done").textContent());

        Page desk = signedIn("sam", 1280, "/staff/cases/" + reference);
        assertThat(desk.locator(".papers a")).hasText(new String[] {"leak.jpg", "receipt.pdf"});
        String picture = desk.locator(".papers a").first().getAttribute("href");
        Assertions.assertThat(desk.request().get(address("/" + picture)).status()).isEqualTo(200);
        Page ada = signedIn("ada", 375, "/my");
        Assertions.assertThat(ada.request().get(address("/" + picture)).status()).isEqualTo(404);
        Assertions.assertThat(status("/" + picture)).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"1280, en-US", "375, es-US"})
    void the_plain_upload_page_is_accessible(int width, String locale) {
        Page page = visitor(width, locale, true);
        page.navigate(address("/send-photo"));
        assertUsableByAll(page);
    }

    @Test
    void an_oversized_form_is_answered_with_the_limits() {
        Page page = visitor(1280, "en-US", false);
        page.navigate(address("/send-photo"));
        page.locator("#answer-photos").setInputFiles(new FilePayload("film.png", "image/png", new byte[11 * 1024 * 1024]));
        page.locator("main form .button").first().click();
        assertThat(page.locator(".summary")).containsText("is too large. Choose files of at most 8 MB each.");
    }

    @Test
    void a_texted_picture_is_answered_and_reaches_staff() {
        Page page = visitor(1280, "en-US", true);
        page.navigate(address("/sandbox/texts?with=%2B15035550147"));
        page.locator("input[name=picture]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
        assertThat(page.locator(".bubbles")).containsText("What does it show?");
        page.locator("#body").fill("skip");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
        assertThat(page.locator(".bubbles")).containsText("Thank you. A person will look at it.");
    }

    @Test
    void a_file_can_be_sent_in_the_chat_by_keyboard_alone() {
        Page page = visitor(375, "en-US", true);
        page.navigate(address("/chat"));
        attach(page);
        assertUsableByAll(page);
    }

    @Test
    void staff_answer_in_the_same_chat_and_a_reload_loses_nothing() {
        clock("2026-11-23T10:00");
        Page guest = visitor(375, "en-US", true);
        guest.navigate(address("/chat"));
        assertThat(guest.locator("curbstop-chat .log")).containsText("automated assistant");
        guest.locator("curbstop-chat .frame input").fill("agent");
        guest.keyboard().press("Enter");
        assertThat(guest.locator("curbstop-chat .status")).containsText("You are first in line");
        guest.locator("curbstop-chat .frame input").fill("My meter hums, my PIN is 4711");
        guest.keyboard().press("Enter");
        assertThat(guest.locator("curbstop-chat .line.you").last()).hasText(Pattern.compile("My meter hums, my PIN is ••••$"));
        assertUsableByAll(guest);

        Page desk = guest.context().newPage();
        signIn(desk, "sam", "/staff");
        desk.setViewportSize(1280, 800);
        desk.locator("main tr", new Page.LocatorOptions().setHasText("waits in the chat")).locator("a[href*='staff/cases/']").first()
                .click();
        desk.getByText("Take it and join the chat").click();
        assertThat(desk.locator("vaadin-message-list")).containsText("My meter hums");
        desk.locator("vaadin-text-area textarea").first().fill("Since when?");
        desk.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(guest.locator("curbstop-chat .line.staff").last()).containsText("Since when?"); // without a reload
        assertUsableByAll(desk);
        guest.reload();
        assertThat(guest.locator("curbstop-chat .log"))
                .containsText(Pattern.compile("My meter hums, my PIN is ••••.*Since when\\?", Pattern.DOTALL));
        guest.locator("curbstop-chat .frame input").fill("Since Monday");
        guest.keyboard().press("Enter");
        assertThat(desk.locator("vaadin-message-list")).containsText("Since Monday");
        desk.getByText("Leave: the automatic assistant continues").click();
        assertThat(guest.locator("curbstop-chat .log")).containsText("has left the chat");
        guest.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End the chat").setExact(true)).click();
        assertThat(guest.locator("curbstop-chat .log")).containsText("Did this chat help you?");
        assertUsableByAll(guest);
        guest.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes").setExact(true)).click();
        assertThat(guest.locator("curbstop-chat .log")).containsText("Thank you");
    }

    @Test
    void the_portal_chat_knows_the_signed_in_user_and_their_language() {
        Page page = signedIn("dee", 375, "/my");
        String owed = page.locator(".owed-amount").textContent();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chatee con nosotros")).click();
        assertThat(page.locator("curbstop-chat")).containsText("asistente automático");
        page.keyboard().type("cuánto debo");
        page.keyboard().press("Enter");
        assertThat(page.locator("curbstop-chat")).containsText(owed); // without asking for an account number or a PIN
        assertUsableByAll(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("curbstop-chat .launch")).isFocused();
        String mine = page.request().get(address("/chat"), RequestOptions.create().setHeader("Accept", "application/json")).text();
        Assertions.assertThat(mine).contains(owed);
        page.locator(".masthead vaadin-button", new Page.LocatorOptions().setHasText("Cerrar sesión")).click();
        page.waitForURL(address("/"));
        String next = page.request().get(address("/chat"), RequestOptions.create().setHeader("Accept", "application/json")).text();
        Assertions.assertThat(next).as("the next user of this browser").doesNotContain(owed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "dee"})
    void a_customer_sends_a_file_from_the_portal(String who) {
        Page page = signedIn(who, 375, "/my/send-photo");
        assertUsableByAll(page);
        page.locator("vaadin-upload input[type=file]").setInputFiles(LEAK);
        assertThat(page.locator(".paper-upload .papers a")).hasText("leak.jpg");
        assertUsableByAll(page);
        page.locator("main vaadin-button.button:not(.button-quiet)").last().click();
        assertThat(page.locator("main")).containsText(NUMBER);
    }

    private static void attach(Page page) {
        Consumer<FileChooser> choice = chooser -> chooser.setFiles(LEAK);
        page.onFileChooser(choice); // long before the key: the browser opens its own dialog until it knows of this
        assertThat(page.locator("curbstop-chat .log")).containsText("automated assistant");
        page.locator("curbstop-chat .attach").focus();
        assertThat(page.locator("curbstop-chat .attach")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("curbstop-chat")).containsText("leak.jpg");
        assertThat(page.locator("curbstop-chat")).containsText("What does it show?");
        page.offFileChooser(choice);
    }

    private String reference(String text) {
        var found = NUMBER.matcher(text);
        Assertions.assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    private int status(String path) throws Exception {
        try (var visitor = HttpClient.newHttpClient()) {
            return visitor.send(HttpRequest.newBuilder(URI.create(address(path))).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
