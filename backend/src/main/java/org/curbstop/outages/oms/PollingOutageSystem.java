package org.curbstop.outages.oms;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.curbstop.outages.oms.FollowingOutageSystem.FollowResult;
import org.curbstop.outages.oms.OmsReader.UnreadableOutagesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Polls the outage management system for its list, with a circuit breaker and limits of time and size. While it is slow, wrong or down, the
 * known outages stay, with their age ({@link OutageSystemStatus}).
 */
@Component
@EnableConfigurationProperties(OutageSystemProperties.class)
public final class PollingOutageSystem {

    private static final Logger LOG = LoggerFactory.getLogger(PollingOutageSystem.class);
    private static final Duration OPEN_FOR = Duration.ofMinutes(1);

    private final OutageSystemProperties properties;
    private final FollowingOutageSystem following;
    private final OutageSystemStatus status;
    private final CircuitBreaker breaker = CircuitBreaker.of("outage-system", CircuitBreakerConfig.custom()
            .slidingWindowSize(4).minimumNumberOfCalls(3).failureRateThreshold(50).waitDurationInOpenState(OPEN_FOR).build());
    private final HttpClient client;

    public PollingOutageSystem(OutageSystemProperties properties, FollowingOutageSystem following, OutageSystemStatus status) {
        this.properties = properties;
        this.following = following;
        this.status = status;
        this.client = HttpClient.newBuilder().connectTimeout(properties.timeLimit()).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** @return whether the list was read */
    @Scheduled(fixedDelay = 30_000, initialDelay = 20_000)
    public boolean poll() {
        if (!properties.isConfigured() || !breaker.tryAcquirePermission()) {
            return false;
        }
        long start = System.nanoTime();
        try {
            FollowResult result = following.follow(OmsReader.read(fetch()));
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            result.refused().stream().limit(10).forEach(part -> LOG.warn("outage system: {} is not {}", part.place(), part.expected()));
            return true;
        } catch (IOException | UnreadableOutagesException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            status.recordTrouble(String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            breaker.releasePermission(); // our own fault: the database is down
            throw e;
        }
    }

    private byte[] fetch() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(properties.url())).timeout(properties.timeLimit())
                .header("Accept", "application/json");
        if (!properties.token().isBlank()) {
            request.header("Authorization", "Bearer " + properties.token());
        }
        // The timeout of the request ends with the headers; this one covers the body too.
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(request.build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), OmsReader.MAX_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(properties.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("it answers " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException("no answer in " + properties.timeLimit().toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }
}
