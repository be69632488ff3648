package org.curbstop.cis.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.curbstop.cis.postings.PostingKind;
import org.curbstop.cis.postings.PostingsForTests;
import org.curbstop.common.Actor;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DatabaseTest
class WebhookJobTest {

    private static final String SECRET = secret("of the billing system, secret");
    private static final String NEXT_SECRET = secret("of the next year, as secret!!");
    private static final Actor SAM = Actor.staff("sam");

    private final PostingsForTests all;
    private final WebhookRepository repository;
    private final WebhookJob job;
    private final StaffWebhooks staff;
    private final HttpServer server;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 204;
    private final CountDownLatch awake = new CountDownLatch(1);

    private record Received(String id, long timestamp, String signatures, String body) {}

    WebhookJobTest(TestStore store) throws IOException {
        all = new PostingsForTests(store);
        repository = new WebhookRepository(store.store());
        job = new WebhookJob(new WebhookProperties(Map.of()), all.exporting, repository,
                new WebhookClient(all.millbrook.clock, Duration.ofMillis(1500)), all.millbrook.clock);
        staff = new StaffWebhooks(repository, all.millbrook.audit, all.millbrook.clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::receive);
        server.start();
    }

    @AfterEach
    void stop() {
        awake.countDown();
        server.stop(0);
    }

    private static String secret(String text) {
        return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(headers.getFirst("webhook-id"), Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (answer == 0) {
                awake.await();
            }
            if (answer == 302) {
                exchange.getResponseHeaders().add("Location", "/hook");
            }
            exchange.sendResponseHeaders(answer == 0 ? 204 : answer, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WebhookSubscription to(String secret, boolean privateToo, PostingKind... kinds) {
        return new WebhookSubscription(URI.create("http" + (privateToo ? "" : "s") + "://127.0.0.1:" + server.getAddress().getPort()
                + "/hook"), secret, Set.of(kinds), privateToo);
    }

    private WebhookSubscription allowed() {
        return to(SECRET, true);
    }

    private void send() {
        job.send("billing", allowed());
    }

    /** Verifies a signature as a receiver does that follows the specification alone. */
    private static boolean verifies(Received message, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            String signed = message.id() + "." + message.timestamp() + "." + message.body();
            String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return List.of(message.signatures().split(" ")).contains(expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_posting_since_the_subscription_is_sent_once_and_signed() {
        all.pay("pay_before", 100);
        send();
        assertThat(received).as("postings before the subscription").isEmpty();

        all.pay("pay_1", 8412);
        all.pay("pay_2", 12);
        send();
        send();
        assertThat(received).hasSize(2).allMatch(each -> verifies(each, SECRET)).noneMatch(each -> verifies(each, NEXT_SECRET));
        assertThat(received.getFirst().id()).isEqualTo("posting_2");
        assertThat(received.getFirst().timestamp()).isEqualTo(all.millbrook.clock.instant().getEpochSecond());
        assertThat(received.getFirst().body()).startsWith("{\"type\":\"payment.posted\",\"timestamp\":\"2026-")
                .contains("\"data\":{\"sequence\":2,\"id\":\"PAYMENT:pay_1", "\"amount\":\"-84.12\"", "\"status\":\"waiting\"");
        assertThat(all.exporting.find(2).orElseThrow().delivery().timesSent()).as("webhooks do not count as sent").isZero();
    }

    @Test
    void only_the_subscribed_kinds_are_sent() {
        job.send("billing", to(SECRET, true, PostingKind.ORDER));
        all.pay("pay_1", 8412);
        job.send("billing", to(SECRET, true, PostingKind.ORDER));
        assertThat(received).isEmpty();
        assertThat(repository.listDue("billing", all.millbrook.clock.instant().plus(Duration.ofDays(1)), 10)).isEmpty();
    }

    @Test
    void during_a_secret_rotation_both_secrets_verify() {
        WebhookSubscription both = to(NEXT_SECRET + " " + SECRET, true);
        job.send("billing", both);
        all.pay("pay_1", 8412);
        job.send("billing", both);
        assertThat(received).singleElement().matches(each -> verifies(each, SECRET)).matches(each -> verifies(each, NEXT_SECRET));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 400, 302, 0})
    void a_rejected_message_is_retried_with_the_same_id(int status) {
        send();
        all.pay("pay_1", 8412);
        answer = status;
        send();
        send();
        assertThat(received).as("not retried immediately").hasSize(1);
        answer = 200;
        all.millbrook.clock.advance(Duration.ofSeconds(10));
        send();
        assertThat(received).hasSize(2).allMatch(each -> verifies(each, SECRET)).extracting(Received::id).containsOnly("posting_1");
        all.millbrook.clock.advance(Duration.ofDays(1));
        send();
        assertThat(received).hasSize(2);
    }

    @Test
    void an_unavailable_receiver_is_not_called_for_every_message() {
        send();
        for (int i = 0; i < 9; i++) {
            all.pay("pay_" + i, 100 + i);
        }
        answer = 503;
        send();
        assertThat(received).hasSize(3);
        answer = 200;
        all.millbrook.clock.advance(Duration.ofMinutes(1));
        send();
        assertThat(received.stream().map(Received::id).distinct()).hasSize(9);
    }

    @Test
    void an_abandoned_message_is_listed_and_can_be_resent() {
        send();
        all.pay("pay_1", 8412);
        answer = 500;
        for (int day = 0; day < 5; day++) {
            send();
            all.millbrook.clock.advance(Duration.ofDays(1));
        }
        assertThat(received).hasSize(4); // on three days, and when the time is up
        WebhookDelivery givenUp = staff.listGivenUp(10, SAM).getFirst();
        assertThat(givenUp.failure()).isEqualTo("HTTP 500");

        answer = 200;
        assertThat(staff.sendAgain(givenUp.id(), SAM)).isTrue();
        assertThat(staff.sendAgain(givenUp.id(), SAM)).as("a repeated request").isFalse();
        send();
        assertThat(received).hasSize(5);
        assertThat(staff.listGivenUp(10, SAM)).isEmpty();
    }

    @Test
    void nothing_is_sent_to_a_private_address() {
        WebhookSubscription notAllowed = to(SECRET, false);
        job.send("billing", notAllowed);
        all.pay("pay_1", 8412);
        job.send("billing", notAllowed);
        assertThat(received).isEmpty();
        assertThat(repository.find("billing/000000000001").orElseThrow().failure()).contains("allow-private-addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "192.0.0.8",
        "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
        "2002:a00:1::", "2001::1", "ff02::1"})
    void non_internet_addresses_are_private(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
    void internet_addresses_are_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "https://sam@example.org/", "https://example.org/#a", "ftp://example.org/", "/hook"})
    void an_invalid_address_prevents_startup(String url) {
        assertThatThrownBy(() -> new WebhookSubscription(URI.create(url), SECRET, Set.of(), false))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%"})
    void an_invalid_secret_prevents_startup_and_is_not_logged(String secret) {
        assertThatThrownBy(() -> new WebhookSubscription(URI.create("https://example.org/"), secret, Set.of(), false))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("openssl rand")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("c2hvcnQ"));
        assertThat(allowed().toString()).doesNotContain(SECRET);
    }

    /** The example in the specification's own libraries. */
    @Test
    void the_signature_matches_the_specification() {
        var example = new WebhookSubscription(URI.create("https://example.org/"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Set.of(),
                false);
        assertThat(WebhookSignature.sign(example.keys(), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8))).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
