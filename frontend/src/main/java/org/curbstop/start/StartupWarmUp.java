package org.curbstop.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Loads what the first requests need before the server accepts any: the application's classes, and, by requesting the public pages over a
 * temporary loopback connector, what the frameworks load on first use. Everything runs on platform threads, because a class that a virtual
 * thread loads first pins its carrier (see {@link CarrierThreads}). The requests change nothing, and a failure does not stop the start.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "curbstop.start.warm-up", matchIfMissing = true)
final class StartupWarmUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StartupWarmUp.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final List<String> PAGES = List.of(
            "/", "/pay", "/outage", "/outage/status", "/start", "/stop", "/help-paying", "/chat", "/my", "/staff", "/outages.geojson",
            "/open311/v2/services.json", "/open311/v2/requests.xml", "/actuator/health", "/there/is/no/such/page");
    /** Webhooks that reject the request because it is not signed. */
    private static final List<String> WEBHOOKS = List.of("/twilio/voice", "/twilio/text", "/stripe/events");

    private final ApplicationContext context;
    private boolean done;

    StartupWarmUp(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        long began = System.nanoTime();
        int classes = ClassPreloader.load(getClass().getClassLoader());
        if (context instanceof WebServerApplicationContext web && web.getWebServer() instanceof TomcatWebServer server) {
            requestPublicPages(server);
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        LOG.info("{} classes and the public pages loaded in {} ms, before the first request", classes, millis);
        done = true;
    }

    private static void requestPublicPages(TomcatWebServer server) {
        Service service = server.getTomcat().getService();
        ExecutorService platformThreads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("warm-up-", 0).factory());
        var connector = new Connector();
        var client = HttpClient.newBuilder().executor(platformThreads).connectTimeout(TIMEOUT).build();
        try {
            connector.setPort(0);
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setAddress(InetAddress.getLoopbackAddress());
                protocol.setExecutor(platformThreads);
            }
            service.addConnector(connector);
            String address = "http://127.0.0.1:" + connector.getLocalPort();
            Stream<HttpRequest.Builder> pages = PAGES.stream()
                    .map(page -> HttpRequest.newBuilder(URI.create(address + page)).header("Accept", "text/html, */*"));
            Stream<HttpRequest.Builder> webhooks = WEBHOOKS.stream().map(webhook -> HttpRequest.newBuilder(URI.create(address + webhook))
                    .header("Content-Type", webhook.startsWith("/stripe") ? "application/json" : "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
            for (HttpRequest.Builder request : Stream.concat(pages, webhooks).toList()) {
                send(client, request.timeout(TIMEOUT).build());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.warn("warming up was cut short: {}", e.toString());
        } finally {
            client.shutdownNow();
            close(connector);
            platformThreads.shutdownNow();
        }
    }

    /** Stops and destroys the connector, which removes it from the service. A connector that is only removed keeps its port. */
    private static void close(Connector connector) {
        try {
            connector.stop();
            connector.destroy();
        } catch (LifecycleException e) {
            LOG.warn("the connector of the warm-up did not close: {}", e.toString());
        }
    }

    private static void send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        LOG.debug("{} {} in {} ms", request.uri().getPath(), status, (System.nanoTime() - began) / 1_000_000);
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Runs right before the server opens its own connectors. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
