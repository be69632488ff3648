package org.curbstop.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.service.V1Services;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The line to Stripe: which Stripe, how patient, and hung up for a while when it has stopped answering. */
@Component
class StripeConnection {

    /** So few calls say nothing about the line. */
    private static final int CALLS_THAT_COUNT = 10;

    private static final Duration HUNG_UP_FOR = Duration.ofSeconds(10);

    private final StripeSettings settings;
    private final ObjectProvider<StripeStandIn> standIn;
    private final CircuitBreaker breaker;
    private volatile @Nullable V1Services services;

    StripeConnection(StripeSettings settings, ObjectProvider<StripeStandIn> standIn) {
        this.settings = settings;
        this.standIn = standIn;
        this.breaker = CircuitBreaker.of("stripe", CircuitBreakerConfig.custom()
                .slidingWindowSize(2 * CALLS_THAT_COUNT)
                .minimumNumberOfCalls(CALLS_THAT_COUNT)
                .failureRateThreshold(50)
                .waitDurationInOpenState(HUNG_UP_FOR)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .recordException(StripeConnection::isOfTheLine)
                .build());
    }

    @FunctionalInterface
    interface Call<T> {
        T on(V1Services stripe) throws StripeException;
    }

    /** @throws StripeException as Stripe's SDK does; an {@link ApiConnectionException} also when we have hung up and nothing was sent */
    <T> T call(String what, Call<T> call) throws StripeException {
        if (!breaker.tryAcquirePermission()) {
            throw new NotSent("Stripe has not been answering; nothing was sent");
        }
        long start = System.nanoTime();
        String answer = "ok";
        try {
            T result = call.on(services());
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

    String webhookSecret() {
        StripeStandIn instead = settings.apiKey().isBlank() ? standIn.getIfAvailable() : null;
        return instead == null ? settings.webhookSecret() : instead.webhookSecret();
    }

    /** We hung up before this call: Stripe has certainly not heard of it. */
    static final class NotSent extends ApiConnectionException {

        private static final long serialVersionUID = 1L;

        NotSent(String why) {
            super(why);
        }
    }

    /** A refusal is an answer; only silence and Stripe's own faults say that the line is bad. */
    private static boolean isOfTheLine(Throwable fault) {
        return fault instanceof ApiConnectionException || fault instanceof ApiException || fault instanceof RateLimitException;
    }

    private V1Services services() throws NotSent {
        V1Services made = services;
        if (made == null) {
            made = client().v1();
            services = made;
        }
        return made;
    }

    private StripeClient client() throws NotSent {
        var builder = StripeClient.builder()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                .setMaxNetworkRetries(settings.retries());
        StripeStandIn instead = settings.apiKey().isBlank() ? standIn.getIfAvailable() : null;
        if (instead != null) {
            return builder.setApiKey(instead.apiKey()).setApiBase(instead.apiBase().toString()).build();
        }
        if (settings.apiKey().isBlank()) {
            throw new NotSent("STRIPE_API_KEY is not set, and nothing stands in for Stripe here");
        }
        builder.setApiKey(settings.apiKey());
        return (settings.apiBase().isBlank() ? builder : builder.setApiBase(settings.apiBase())).build();
    }
}
