package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bson.RawBsonDocument;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.journeys.SignedEndpoint.Sender;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint that verifies a signature rejects missing, wrong and expired signatures. A rejection has the status that the sender's
 * protocol expects, and changes no document in the database.
 */
class SignedEndpointsIT extends RunningApplication {

    private static final String NUMBER = "+15035550166";
    private static final String US = "+15035550199";
    private static final int FAR_TOO_LARGE = 1_000_000;
    private static final Duration STILL = Duration.ofMillis(400);
    private static final Duration LONG_STILL = Duration.ofSeconds(3);

    /** Collections not compared: no endpoint writes them and they are large, or background jobs write them. */
    private static final Set<String> SCENERY = Set.of("reads", "premises", "leases");

    private static MongoClient mongo;

    @Autowired
    private Notices notices;

    @Autowired
    private Payments payments;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Connects before the first test, when the application has started the database, and cancels scheduled tasks. */
    @BeforeEach
    void open(@Value("${curbstop.data}") Path data, @Autowired ScheduledTaskHolder byTheClock, @Autowired Database store) {
        if (mongo == null) {
            mongo = MongoClients.create(EmbeddedStore.findRunning(data).orElseThrow());
            byTheClock.getScheduledTasks().forEach(task -> task.cancel(false));
            assertThat(store.awaitDelivery(Duration.ofSeconds(30))).as("events of the sample data are delivered").isTrue();
            settled(LONG_STILL);
        }
    }

    @AfterAll
    static void close() {
        mongo.close();
    }

    /** Returns all signed endpoints. {@link #no_signed_endpoint_is_missing_from_this_test} fails if one is missing. */
    private List<SignedEndpoint> doors() {
        return List.of(
                call("/twilio/voice", "CallStatus", "ringing"),
                call("/twilio/voice/turn?step=1&lang=en", "Digits", "1"),
                call("/twilio/voice/card?step=2&lang=en", "Result", "payment-connector-error"),
                call("/twilio/voice/again?step=1&again=1&lang=en", "CallStatus", "in-progress"),
                call("/twilio/voice/dialed?step=1&lang=en", "DialCallStatus", "no-answer"),
                call("/twilio/voice/emergency?step=1&lang=en", "CallStatus", "in-progress"),
                call("/twilio/voice/fallback", "ErrorCode", "11200"),
                call("/twilio/voice/status", "CallStatus", "completed"),
                call("/twilio/voice/notice?delivery=" + delivery(), "AnsweredBy", "human"),
                call("/twilio/voice/notice/code?delivery=" + delivery(), "Digits", "1"),
                call("/twilio/voice/notice/stop?delivery=" + delivery(), "Digits", "9"),
                call("/twilio/voice/notice/ended?delivery=" + delivery(), "CallStatus", "busy"),
                SignedEndpoint.twilio("/twilio/text", "Body", "STOP",
                        Map.of("MessageSid", "SM-doors", "From", NUMBER, "To", US, "Body", "OUT")),
                SignedEndpoint.twilio("/twilio/status?delivery=" + delivery(), "MessageStatus", "failed",
                        Map.of("MessageSid", "SM-told", "MessageStatus", "delivered")),
                cardEvent());
    }

    private static SignedEndpoint call(String path, String field, String value) {
        return SignedEndpoint.twilio(path, "From", "+15035550101",
                Map.of("CallSid", "CA-doors-" + path.replaceAll("\\W+", "-"), "From", NUMBER, "To", US, field, value));
    }

    private String delivery() {
        return notices
                .send(new Notice("doors", new NoticeRecipient.Phone(new PhoneNumber(NUMBER)), NoticeKind.SAFETY, Map.of("what", "a test"),
                        Optional.of(Language.ENGLISH)))
                .getFirst().id();
    }

    private SignedEndpoint cardEvent() {
        Payment payment = payments.confirm(
                new PaymentRequest("doors", List.of(new Allocation(new AccountId("acct_100200302"), Money.usd("1.00"))), Channel.PAGE,
                Language.ENGLISH, Optional.empty(), Optional.empty()));
        String event = "{\"id\":\"evt_doors\",\"data\":{\"object\":{"
                + "\"object\":\"checkout.session\",\"id\":\"cs_doors\",\"metadata\":{\"payment_id\":\""
                + payment.id() + "\"}}}}";
        return SignedEndpoint.stripe("/stripe/events", event, event.replace("evt_doors", "evt_other"));
    }

    @Test
    void no_signed_endpoint_is_missing_from_this_test(
            @Autowired @Qualifier("webhookChain") SecurityFilterChain signed,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapped) {
        Set<String> behindTheChain = mapped.getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> signed.matches(new MockHttpServletRequest("POST", path))).collect(Collectors.toSet());
        assertThat(doors()).extracting(SignedEndpoint::mapped).containsExactlyInAnyOrderElementsOf(behindTheChain);
    }

    @TestFactory
    List<DynamicTest> an_invalid_signature_is_refused_and_changes_nothing() {
        var tests = new ArrayList<DynamicTest>();
        List<SignedEndpoint> endpoints = doors();
        Map<String, ByteBuffer> before = settled();
        for (SignedEndpoint endpoint : endpoints) {
            Sender sender = endpoint.sender();
            String at = address(endpoint.path());
            String body = endpoint.body();
            String right = endpoint.signature(at, body, sender.key(), Instant.now());
            var hostile = new LinkedHashMap<String, Sent>();
            hostile.put("without a signature", new Sent(endpoint.path(), body, "", sender.refusal));
            hostile.put("with nonsense for one", new Sent(endpoint.path(), body, "t=1,v1=é", sender.refusal));
            hostile.put("signed with another key",
                    new Sent(endpoint.path(), body, endpoint.signature(at, body, sender.key() + "x", Instant.now()), sender.refusal));
            hostile.put("with another body", new Sent(endpoint.path(), endpoint.tampered(), right, sender.refusal));
            if (sender == Sender.TWILIO) { // Stripe does not sign the URL
                hostile.put("with a field more", new Sent(endpoint.path(), body + "&ForwardedFrom=1", right, sender.refusal));
                hostile.put("with a field twice", new Sent(endpoint.path(), body + "&From=%2B15035550101", right, sender.refusal));
                hostile.put("at another address",
                        new Sent(endpoint.path() + (endpoint.path().contains("?") ? "&" : "?") + "x=1", body, right, sender.refusal));
                hostile.put("at a door beside it",
                        new Sent(endpoint.path().equals("/twilio/text") ? "/twilio/voice" : "/twilio/text", body, right, sender.refusal));
            }
            hostile.put("at its address in other letters",
                    new Sent("/%" + Integer.toHexString(endpoint.path().charAt(1)) + endpoint.path().substring(2), body, "", -1));
            if (sender.datesItsMessages) {
                hostile.put("too old",
                        new Sent(endpoint.path(), body, endpoint.signature(at, body, sender.key(), Instant.now().minusSeconds(301)),
                        sender.refusal));
            }
            String large = body + endpoint.pad() + "a".repeat(FAR_TOO_LARGE);
            hostile.put("too large, rightly signed",
                    new Sent(endpoint.path(), large, endpoint.signature(at, large, sender.key(), Instant.now()), 413));
            hostile.forEach((how, sent) -> tests.add(DynamicTest.dynamicTest(endpoint + " " + how, () -> {
                int status = post(sent, sender.contentType, sender.header).statusCode();
                if (sent.status < 0) {
                    assertThat(status).isBetween(400, 499);
                } else {
                    assertThat(status).isEqualTo(sent.status);
                }
            })));
            tests.add(DynamicTest.dynamicTest(endpoint + " as another kind of document", () -> {
                assertThat(post(new Sent(endpoint.path(), body, right, 415), "text/plain", sender.header).statusCode()).isEqualTo(415);
            }));
            tests.add(DynamicTest.dynamicTest(endpoint + " asked for instead of sent to", () -> {
                HttpRequest get = HttpRequest.newBuilder(URI.create(at))
                        .header(sender.header, endpoint.signature(at, "", sender.key(), Instant.now())).GET().build();
                assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
            }));
            tests.add(DynamicTest.dynamicTest(endpoint + " with a promise of a gigabyte is answered before it comes", () -> {
                assertThat(promised(endpoint, 1_000_000_000L)).startsWith("HTTP/1.1 413");
            }));
            tests.add(DynamicTest.dynamicTest(endpoint + " has changed nothing by any of these", () -> assertUnchanged(before)));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> a_repeated_delivery_gets_the_same_response_and_changes_nothing() {
        List<SignedEndpoint> endpoints = doors();
        settled();
        return endpoints.stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
            Sender sender = endpoint.sender();
            var sent = new Sent(endpoint.path(), endpoint.body(),
                    endpoint.signature(address(endpoint.path()), endpoint.body(), sender.key(), Instant.now()),
                    200);
            HttpResponse<String> first = post(sent, sender.contentType, sender.header);
            assertThat(first.statusCode()).isBetween(200, 299);
            Map<String, ByteBuffer> before = settled();
            HttpResponse<String> again = post(sent, sender.contentType, sender.header);
            assertThat(again.statusCode()).isEqualTo(first.statusCode());
            assertThat(again.body()).isEqualTo(first.body());
            settled();
            assertUnchanged(before);
        })).toList();
    }

    /** @param status expected status; negative for any rejection */
    private record Sent(String path, String body, String signature, int status) {}

    private HttpResponse<String> post(Sent sent, String contentType, String header) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(sent.path))).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(sent.body));
        if (!sent.signature.isEmpty()) {
            request.header(header, new String(sent.signature.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns the status line of the response to a body that never arrives. */
    private String promised(SignedEndpoint endpoint, long bytes) throws IOException {
        try (var wire = new Socket("localhost", port())) {
            wire.setSoTimeout(Math.toIntExact(Duration.ofSeconds(10).toMillis()));
            wire.getOutputStream()
                    .write(("POST " + endpoint.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + endpoint.sender().contentType
                    + "\r\nContent-Length: " + bytes + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            wire.getOutputStream().flush();
            return new String(wire.getInputStream().readNBytes("HTTP/1.1 413".length()), StandardCharsets.US_ASCII);
        }
    }

    private static void assertUnchanged(Map<String, ByteBuffer> before) {
        Map<String, ByteBuffer> now = everything();
        var ids = new TreeSet<>(before.keySet());
        ids.addAll(now.keySet());
        ids.removeIf(id -> Objects.equals(before.get(id), now.get(id)));
        assertThat(ids).as("documents changed").isEmpty();
    }

    private static Map<String, ByteBuffer> settled() {
        return settled(STILL);
    }

    /** Waits until no background job has written for the given time, and returns all documents. */
    private static Map<String, ByteBuffer> settled(Duration still) {
        var last = new Object() { Map<String, ByteBuffer> seen = everything(); };
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(still).until(() -> {
            Map<String, ByteBuffer> now = everything();
            boolean same = now.equals(last.seen);
            last.seen = now;
            return same;
        });
        return last.seen;
    }

    private static Map<String, ByteBuffer> everything() {
        var all = new HashMap<String, ByteBuffer>();
        var database = mongo.getDatabase("curbstop");
        for (String collection : database.listCollectionNames()) {
            if (!SCENERY.contains(collection)) {
                database.getCollection(collection, RawBsonDocument.class).find()
                        .forEach(document -> all.put(collection + " " + document.get("_id"), document.getByteBuffer().asNIO()));
            }
        }
        return all;
    }
}
