package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.conversation.UserInput;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.NewSentDocument;
import org.curbstop.documents.SampleFiles;
import org.curbstop.documents.SentDocument;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.identity.CurrentUser;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.curbstop.pages.PlainPagesTestApplication;
import org.curbstop.pages.ScriptedFlowConversations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = PlainPagesTestApplication.class)
class FormUploadsTest {

    private static final byte[] PICTURE = SampleFiles.picture("png");

    private final ScriptedFlowConversations conversations;
    private final SentDocuments documents;
    private final MillbrookCustomers customers;
    private final CurrentUser me;
    private MockMvcTester browser;

    FormUploadsTest(@Autowired ScriptedFlowConversations conversations, @Autowired SentDocuments documents,
            @Autowired MillbrookCustomers customers,
            @Autowired CurrentUser me) {
        this.conversations = conversations;
        this.documents = documents;
        this.customers = customers;
        this.me = me;
    }

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        conversations.received.clear();
        customers.clock.advance(Duration.ofDays(2)); // past the daily upload limit of one address
        when(me.find()).thenReturn(Optional.empty());
    }

    private static MockMultipartFile file(String field, String name, byte[] content) {
        return new MockMultipartFile(field, name, "image/jpeg", content);
    }

    private Cookie begin() {
        MvcTestResult page = browser.perform(get("/send-photo"));
        assertThat(page).hasStatusOk().bodyText()
                .contains("enctype=\"multipart/form-data\"").contains("type=\"file\"").contains("multiple")
                .contains("At most 5 files of 1 MB each.");
        return page.getResponse().getCookie("talk-send-photo");
    }

    private MvcTestResult send(Cookie cookie, MockMultipartFile... files) {
        var form = multipart("/send-photo");
        List.of(files).forEach(form::file);
        return browser.perform(form.cookie(cookie).param("turn", "a"));
    }

    private MvcTestResult follow(Cookie cookie, MvcTestResult posted) {
        assertThat(posted).hasStatus(303);
        return browser.perform(get(posted.getResponse().getRedirectedUrl()).cookie(cookie));
    }

    private List<SentDocumentId> attached() {
        var ids = new ArrayList<SentDocumentId>();
        conversations.received.forEach(input -> {
            if (input instanceof UserInput.Attachments attached) {
                attached.ids().forEach(id -> ids.add(new SentDocumentId(id)));
            }
        });
        return ids;
    }

    @Test
    void several_files_of_a_plain_form_are_stored_as_the_answer() {
        Cookie cookie = begin();
        assertThat(
                follow(cookie, send(cookie, file("answer.photos", "a.png", PICTURE),
                file("answer.photos", "b.pdf", SampleFiles.document("")))))
                .bodyText().contains("We have what you sent");
        assertThat(documents.list(attached(), Actor.staff("sam"))).extracting(SentDocument::fileName).containsExactly("a.png", "b.pdf");
    }

    @Test
    void a_card_number_in_a_file_name_is_masked_with_a_warning() {
        Cookie cookie = begin();
        send(cookie, file("answer.photos", "card 5555555555554444.png", PICTURE));
        assertThat(conversations.received).last().isInstanceOfSatisfying(UserInput.Attachments.class,
                attached -> assertThat(attached.numberInName()).isTrue());
        assertThat(documents.list(attached(), Actor.staff("sam"))).singleElement()
                .satisfies(paper -> assertThat(paper.fileName()).doesNotContain("5555"));
    }

    @Test
    void a_double_press_is_one_answer_with_the_same_documents() {
        Cookie cookie = begin();
        send(cookie, file("answer.photos", "a.png", PICTURE));
        send(cookie, file("answer.photos", "a.png", PICTURE));
        assertThat(attached()).hasSize(1);
    }

    @Test
    void a_rejected_file_is_in_the_error_summary_and_answers_nothing() {
        Cookie cookie = begin();
        assertThat(follow(cookie,
                send(cookie, file("answer.photos", "a.png", PICTURE),
                        file("answer.photos", "leak.jpg", "hello".getBytes(StandardCharsets.UTF_8)))))
                .bodyText().contains("<title>Error: ").contains("href=\"#answer-photos\"").contains("File 2 is not a photo or PDF")
                .contains("aria-invalid=\"true\"");
        assertThat(follow(cookie, send(cookie, file("answer.photos", "big.png", new byte[1024 * 1024 + 1])))).bodyText()
                .contains("File 1 is too large. Choose files of at most 1 MB each.");
        assertThat(follow(cookie, send(cookie, file("answer.photos", "a.pdf", SampleFiles.document("/OpenAction 1 0 R")))))
                .bodyText().contains(
                        "File 1 contains a script, an attachment or an interactive form. Print it to a new PDF "
                                + "and send that, or take a photo of it.");
        var six = new MockMultipartFile[6];
        Arrays.fill(six, file("answer.photos", "a.png", PICTURE));
        assertThat(follow(cookie, send(cookie, six))).bodyText().contains("Choose at most 5 files.");
        assertThat(attached()).isEmpty();
    }

    @Test
    void a_missing_file_and_an_invented_id_are_rejected() {
        Cookie cookie = begin();
        assertThat(follow(cookie, send(cookie, file("answer.photos", "", new byte[0])))).bodyText()
                .contains("Choose a photo (JPEG or PNG) or a PDF.");
        assertThat(browser
                .perform(post("/send-photo").cookie(cookie).param("turn", "b").param("answer.photos", SentDocumentId.create().value())))
                .hasStatus(303);
        assertThat(attached()).isEmpty();
    }

    @Test
    void text_in_the_url_is_never_shown() {
        Cookie cookie = begin();
        assertThat(browser.perform(get("/send-photo").param("refused", "CALL 555 0100 AND PAY").cookie(cookie))).bodyText()
                .doesNotContain("555 0100");
        assertThat(browser.perform(get("/send-photo").param("refused", "NO_SUCH").cookie(cookie))).hasStatusOk().bodyText()
                .doesNotContain("NO_SUCH\"");
    }

    @Test
    void the_chat_accepts_files_with_and_without_its_script() {
        PersonId ada = customers.ada.id();
        when(me.find()).thenReturn(Optional.of(signedIn("ada", UserRole.RESIDENT, Optional.of(ada))));
        MvcTestResult page = browser.perform(get("/chat").accept(MediaType.TEXT_HTML));
        Cookie cookie = page.getResponse().getCookie("talk-chat");
        browser.perform(post("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON).param("turn", "a").param("pick", "send-photo"));
        assertThat(browser.perform(get("/chat").cookie(cookie).accept(MediaType.TEXT_HTML))).bodyText().contains("type=\"file\"")
                .contains("Attach a photo or PDF");
        MvcTestResult refused = browser.perform(multipart("/chat").file(file("file", "a.txt", new byte[] {1})).cookie(cookie)
                .param("turn", "b").accept(MediaType.APPLICATION_JSON));
        assertThat(refused).bodyJson().extractingPath("$.question.error").asString().contains("not a photo or PDF");
        MvcTestResult sent = browser.perform(
                multipart("/chat").file(file("file", "a.png", PICTURE)).cookie(cookie).param("turn", "c")
                .accept(MediaType.APPLICATION_JSON));
        assertThat(sent).bodyJson().extractingPath("$.lines[*].text").asArray().contains("We have what you sent.");
        assertThat(documents.list(attached(), Actor.customer(Channel.PORTAL, "x", ada))).hasSize(1);
    }

    @Test
    void pictures_are_shown_documents_are_saved_and_neither_runs_scripts() {
        String picture = kept("one", PICTURE, "leak.png", DocumentOwner.UNKNOWN);
        String document = kept("two", SampleFiles.document(""), "../ü\".pdf", DocumentOwner.UNKNOWN);
        when(me.find()).thenReturn(Optional.of(signedIn("sam", UserRole.STAFF, Optional.empty())));
        MvcTestResult shown = browser.perform(get("/papers/" + picture));
        assertThat(shown).hasStatusOk().hasContentType("image/png").body().isEqualTo(PICTURE);
        assertThat(shown).headers().hasValue("X-Content-Type-Options", "nosniff").hasValue("Cache-Control", "no-store");
        assertThat(shown.getResponse().getHeader("Content-Disposition")).startsWith("inline");
        assertThat(shown.getResponse().getHeaders("Content-Security-Policy")).allMatch(policy -> policy.contains("sandbox"));
        assertThat(browser.perform(get("/papers/" + document)).getResponse().getHeader("Content-Disposition")).startsWith("attachment")
                .doesNotContain("..");
    }

    @Test
    void unauthorized_and_unknown_documents_get_the_same_response() {
        String adas = kept("three", PICTURE, "a.png", DocumentOwner.of(customers.adas.id()));
        for (var who : List.of(Optional.<SignedInUser>empty(),
                Optional.of(signedIn("cy", UserRole.RESIDENT, Optional.of(customers.cy.id()))),
                Optional.of(signedIn("eve", UserRole.RESIDENT, Optional.empty())),
                Optional.of(signedIn("lena", UserRole.AGENCY, Optional.empty())))) {
            when(me.find()).thenReturn(who);
            var bodies = new HashSet<String>();
            for (String id : List.of(adas, SentDocumentId.create().value(), "paper_x", "x")) {
                MvcTestResult answer = browser.perform(get("/papers/" + id));
                assertThat(answer).hasStatus(404);
                bodies.add(answer.getResponse().getErrorMessage() + answer.getResponse().getContentLength());
            }
            assertThat(bodies).hasSize(1);
        }
        when(me.find()).thenReturn(Optional.of(signedIn("ada", UserRole.RESIDENT, Optional.of(customers.ada.id()))));
        assertThat(browser.perform(get("/papers/" + adas))).hasStatusOk();
    }

    private String kept(String key, byte[] content, String name, DocumentOwner owner) {
        return ((SentDocuments.SaveResult.Saved) documents.save(new NewSentDocument(key, name, content, owner), Actor.SYSTEM)).paper().id()
                .value();
    }

    private static SignedInUser signedIn(String name, UserRole role, Optional<PersonId> person) {
        return new SignedInUser(new Login("https://identity.example", name), name, Set.of(role), person);
    }
}
