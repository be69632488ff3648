package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.NewSentDocument;
import org.curbstop.documents.SentDocuments;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.sandbox.twilio.TwilioRequestSigner;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;
import org.curbstop.utility.ApplicationUrls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Card and Social Security numbers from any channel are stored in no document, file or log line, and the sender is told. */
@ExtendWith(OutputCaptureExtension.class)
class MaskedEverywhereTest extends ViewTest {

    private static final String NINE_IN_GROUPS = "219 09 9998";
    private static final List<String> TEXTS = List.of(
            "12 Alder St, card 5555 5555 5555 4444 11/39 cvv 8317", "5555-5555-5555-4444", "5555.5555.5555.4444", "5555\n5555\n5555\n4444",
            "5555555555554444 11/39 8317", "5555555555554444 97204", "5555 5555 5555 4444, zip 97204",
            "five five five five five five five five five five five five four four four four",
            "cinco cinco cinco cinco cinco cinco cinco cinco cinco cinco cinco cinco cuatro cuatro cuatro cuatro",
            "219-09-9998", NINE_IN_GROUPS, "my ssn is 219099998", "mi seguro social es dos uno nueve cero nueve nueve nueve nueve ocho",
            "the cvv is 8317");
    /** Four digits inside an identifier, such as a hash or a UUID, are a coincidence. */
    private static final Pattern FOUND = Pattern
            .compile("(?:5\\W{0,3}){12}(?:4\\W{0,3}){3}4|2\\W{0,3}1\\W{0,3}9\\W{0,3}0\\W{0,3}(?:9\\W{0,3}){4}8"
            + "|five five five|cinco cinco cinco|uno nueve cero|(?<![\\w.-])8317(?![\\w-])|(?<!\\w)11/39(?!\\w)");
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationUrls addresses;

    @Autowired
    private TwilioAccount account;

    @Autowired
    private HandOffs handOffs;

    @Autowired
    private SentDocuments documents;

    private HttpClient browser = HttpClient.newHttpClient();

    @BeforeEach
    void openBrowser() {
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    @Test
    void no_channel_stores_card_or_social_security_numbers(@Value("${curbstop.data}") Path data, @Autowired Database store,
            CapturedOutput log) throws Exception {
        for (String text : TEXTS) {
            geoReport(text);
            plainPages(text);
            chat(text);
            texts(text);
            call(text);
            documents.save(
                    new NewSentDocument("masked-" + UUID.randomUUID(), text.replace('\n', ' ') + ".jpg",
                            org.curbstop.documents.SampleFiles.picture("jpg"), DocumentOwner.UNKNOWN),
                    Actor.anonymous(Channel.PAGE, "masked"));
            LoggerFactory.getLogger("org.curbstop.masked").warn("{} was refused", text, new IllegalStateException("cannot read " + text));
        }
        HandOff handOff = handOffs.raise(new HandOffContext("masked", HandOffContext.Kind.HAND_OFF, Channel.CHAT, Optional.empty(),
                Optional.empty(), Optional.empty(), VerificationLevel.NONE,
                "She wants " + TEXTS.getFirst(), TEXTS,
                TEXTS.stream().map(text -> new HandOffContext.ConversationLine(true, text)).toList(), Language.ENGLISH,
                Optional.of(TEXTS.getLast())));
        handOffs.take(handOff.id(), Actor.staff("sam"));
        TEXTS.forEach(text -> handOffs.addNote(handOff.id(), "She says " + text, Actor.staff("sam")));

        assertThat(store.awaitDelivery(java.time.Duration.ofSeconds(20))).isTrue();
        assertThat(log.getAll()).contains("was refused").doesNotContainPattern(FOUND);
        try (MongoClient mongo = MongoClients.create(EmbeddedStore.findRunning(data).orElseThrow())) {
            for (String name : mongo.listDatabaseNames()) {
                everyText(mongo.getDatabase(name));
            }
        }
        try (var files = Files.walk(data)) {
            files.filter(Files::isRegularFile).forEach(MaskedEverywhereTest::everyByte);
        }
    }

    private void geoReport(String text) throws Exception {
        for (String format : List.of("json", "xml")) {
            Map<String, String> form = new LinkedHashMap<>(Map.of("service_code", "power-outage"));
            for (String field : List.of("address_string", "address_id", "email", "device_id", "account_id", "first_name", "last_name",
                    "description", "media_url", "jurisdiction_id")) {
                form.put(field, text);
            }
            form.put("address_string", "Old Mill Rd " + text);
            assertThat(post("/open311/v2/requests." + format, FORM, form(form)).body()).contains("card or Social Security numbers");
        }
        get("/open311/v2/requests.json?service_request_id=" + encoded(text));
    }

    private void plainPages(String text) throws Exception {
        for (String path : List.of("/pay", "/outage", "/start", "/stop", "/move", "/visit", "/order", "/help-paying", "/outage/status")) {
            get(path);
            Map<String, String> form = new LinkedHashMap<>();
            for (String slot : List.of("place", "number", "account", "zip", "name", "phone", "amount", "hazard", "service", "reference",
                    "day", "note")) {
                form.put("answer." + slot, text);
            }
            if (NINE_IN_GROUPS.equals(text)) { // nine digits in any grouping are a valid account number
                form.keySet().removeAll(List.of("answer.number", "answer.account"));
            }
            post(path, FORM, form(form));
            get(path); // not asserted: the page may show senders what they typed
        }
        get("/verify?code=" + encoded(text));
    }

    private void chat(String text) throws Exception {
        browser.send(request("/chat").header("Accept", "application/json").build(), HttpResponse.BodyHandlers.ofString());
        for (String name : List.of("words", "pick")) {
            assertThat(chatted(Map.of(name, text))).contains("card or Social Security numbers").doesNotContainPattern(FOUND);
        }
        chatted(Map.of("wish", "PERSON"));
        chatted(Map.of("words", text));
    }

    private String chatted(Map<String, String> form) throws Exception {
        return browser.send(request("/chat").header("Accept", "application/json").header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form(form))).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private void texts(String text) throws Exception {
        String answer = signed("/twilio/text",
                Map.of("MessageSid", "SM" + UUID.randomUUID(), "From", "+15035550177", "To", account.number().e164(), "Body", text));
        assertThat(answer).contains("Social Security numbers").doesNotContainPattern(FOUND);
    }

    private void call(String text) throws Exception {
        String sid = "CA" + UUID.randomUUID();
        signed("/twilio/voice", Map.of("CallSid", sid, "From", "+15035550178", "To", account.number().e164()));
        for (int step = 1; step < 3; step++) {
            String answer = signed("/twilio/voice/turn?step=" + step + "&lang=en",
                    Map.of("CallSid", sid, "From", "+15035550178", "To", account.number().e164(), "SpeechResult", text, "Confidence",
                            "0.9"));
            assertThat(answer).contains("Social Security number here").doesNotContainPattern(FOUND);
        }
        signed("/twilio/voice/status", Map.of("CallSid", sid, "From", "+15035550178", "To", account.number().e164(), "CallStatus",
                "completed", "SpeechResult", text));
    }

    private String signed(String path, Map<String, String> fields) throws Exception {
        HttpResponse<String> answer = browser.send(request(path).header("Content-Type", FORM)
                .header("X-Twilio-Signature", TwilioRequestSigner.sign(addresses.publicUrl() + path, fields, TwilioAccount.SANDBOX_TOKEN))
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(200, 299);
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return browser.send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void everyText(MongoDatabase database) {
        for (String name : database.listCollectionNames()) {
            for (Document document : database.getCollection(name).find()) {
                everyText(name, document);
            }
        }
    }

    private static void everyText(String where, Object value) {
        switch (value) {
            case null -> { }
            case String text -> assertThat(text).as(where).doesNotContainPattern(FOUND);
            case Map<?, ?> document -> document.forEach((name, part) -> {
                everyText(where, name);
                everyText(where + "." + name, part);
            });
            case List<?> list -> list.forEach(part -> everyText(where, part));
            default -> { }
        }
    }

    /** Checks that a file contains no such number. Short matches are ignored: three digits occur in the bytes of any file. */
    private static void everyByte(Path file) {
        try {
            Matcher found = FOUND.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (found.find()) {
                assertThat(found.group()).as(file.toString()).hasSizeLessThan("219099998".length());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
