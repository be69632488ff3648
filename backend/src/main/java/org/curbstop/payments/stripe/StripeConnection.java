package org.curbstop.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import com.stripe.service.V1Services;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Connection to Stripe, with endpoint, timeouts and a circuit breaker that opens when Stripe stops answering. */
@Component
@EnableConfigurationProperties(StripeProperties.class)
class StripeConnection {

    /** Fewer calls say nothing about the connection. */
    private static final int MIN_CALLS = 10;

    private static final Duration OPEN_FOR = Duration.ofSeconds(10);

    private final StripeProperties settings;
    private final ObjectProvider<StripeEndpointOverride> fallback;
    private final CircuitBreaker breaker;
    private volatile @Nullable V1Services services;

    StripeConnection(StripeProperties settings, ObjectProvider<StripeEndpointOverride> fallback) {
        this.settings = settings;
        this.fallback = fallback;
        this.breaker = CircuitBreaker.of("stripe", CircuitBreakerConfig.custom()
                .slidingWindowSize(2 * MIN_CALLS)
                .minimumNumberOfCalls(MIN_CALLS)
                .failureRateThreshold(50)
                .waitDurationInOpenState(OPEN_FOR)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .recordException(StripeConnection::isConnectionFault)
                .build());
    }

    @FunctionalInterface
    interface StripeCall<T> {
        T execute(V1Services stripe) throws StripeException;
    }

    /** @throws StripeException as Stripe's SDK does; an {@link ApiConnectionException} also if the breaker is open and nothing was sent */
    <T> T call(String what, StripeCall<T> call) throws StripeException {
        if (!breaker.tryAcquirePermission()) {
            throw new RequestNotSentException("Stripe has not been answering; nothing was sent");
        }
        long start = System.nanoTime();
        String answer = "ok";
        try {
            T result = call.execute(services());
            breaker.onResult(System.nanoTime() - start, TimeUnit.NANOSECONDS, what);
            return result;
        } catch (StripeException | RuntimeException e) {
            answer = e.getClass().getSimpleName();
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        } finally {
            Metrics.timer("curbstop.stripe", "call", what, "answer", answer).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** Requests one page of a list, which begins after the object with the id {@code after}. */
    @FunctionalInterface
    interface StripeListCall<T extends HasId> {
        StripeCollection<T> execute(V1Services stripe, @Nullable String after) throws StripeException;
    }

    /**
     * Reads a list page by page to its end, in Stripe's order: newest first. Each page is a {@link #call} of its own, which the SDK's own
     * paging is not.
     */
    <T extends HasId> List<T> listAll(String what, StripeListCall<T> list) throws StripeException {
        var all = new ArrayList<T>();
        StripeCollection<T> page;
        do {
            String last = all.isEmpty() ? null : all.getLast().getId();
            page = call(what, stripe -> list.execute(stripe, last));
            all.addAll(page.getData());
        } while (Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty());
        return all;
    }

    String webhookSecret() {
        StripeEndpointOverride instead = settings.apiKey().isBlank() ? fallback.getIfAvailable() : null;
        return instead == null ? settings.webhookSecret() : instead.webhookSecret();
    }

    /** Thrown if the request was not sent: Stripe has certainly not received it. */
    static final class RequestNotSentException extends ApiConnectionException {

        RequestNotSentException(String why) {
            super(why);
        }
    }

    /** A refusal is an answer; only silence and Stripe's own faults indicate a bad connection. */
    private static boolean isConnectionFault(Throwable fault) {
        return fault instanceof ApiConnectionException || fault instanceof ApiException || fault instanceof RateLimitException;
    }

    private V1Services services() throws RequestNotSentException {
        V1Services made = services;
        if (made == null) {
            made = client().v1();
            services = made;
        }
        return made;
    }

    private StripeClient client() throws RequestNotSentException {
        var builder = StripeClient.builder()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                .setMaxNetworkRetries(settings.retries());
        StripeEndpointOverride instead = settings.apiKey().isBlank() ? fallback.getIfAvailable() : null;
        if (instead != null) {
            return builder.setApiKey(instead.apiKey()).setApiBase(instead.apiBase().toString()).build();
        }
        if (settings.apiKey().isBlank()) {
            throw new RequestNotSentException("STRIPE_API_KEY is not set, and nothing stands in for Stripe here");
        }
        builder.setApiKey(settings.apiKey());
        return (settings.apiBase().isBlank() ? builder : builder.setApiBase(settings.apiBase())).build();
    }
}
