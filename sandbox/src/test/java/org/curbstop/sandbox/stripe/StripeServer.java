package org.curbstop.sandbox.stripe;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.curbstop.sandbox.stripe.model.StripePaymentIntent;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.simulation.CheckoutSimulator;
import org.curbstop.sandbox.stripe.simulation.DisputeSimulator;
import org.curbstop.sandbox.stripe.simulation.FaultInjection;
import org.curbstop.sandbox.stripe.simulation.PaymentIntentSimulator;
import org.curbstop.store.Database;
import org.curbstop.store.Query;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.MovableClock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The simulated Stripe on a free port, for tests. */
public final class StripeServer implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = {
        "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
        "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
        "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
        "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
        "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration",
        "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
    })
    @ComponentScan({"org.curbstop.sandbox.stripe", "org.curbstop.utility"})
    static class OnlyStripe {}

    private final ConfigurableApplicationContext context;

    private StripeServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static StripeServer on(Database database, String... settings) {
        return new StripeServer(new SpringApplicationBuilder(OnlyStripe.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> context.getBeanFactory().registerSingleton("store", database))
                .properties(Map.of("server.port", "0", "spring.main.banner-mode", "off", "server.address", "127.0.0.1"))
                .run(settings));
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public URI apiBase() {
        return URI.create("http://127.0.0.1:" + port() + "/sandbox/stripe");
    }

    public MovableClock clock() {
        return context.getBean(MovableClock.class);
    }

    public Instant now() {
        return clock().instant();
    }

    public CardTokenizer tokens() {
        return context.getBean(CardTokenizer.class);
    }

    public void loseAnswers(int charges) {
        context.getBean(FaultInjection.class).loseResponses(charges);
    }

    public void failBefore(int requests) {
        context.getBean(FaultInjection.class).failBefore(requests);
    }

    public void chargesTake(Duration time) {
        context.getBean(FaultInjection.class).chargeDelay(time);
    }

    /** Pays on the checkout page with a test card, as its form does. */
    public void payOn(String page, String token) {
        var cashier = context.getBean(CheckoutSimulator.class);
        cashier.pay(page, context.getBean(PaymentIntentSimulator.class).usable(token, Optional.empty()));
    }

    /** Advances the clock; banks answer, disputes open, and refunds settle or fail. */
    public void later(Duration time) {
        clock().set(now().plus(time));
        context.getBean(PaymentIntentSimulator.class).settleDue();
    }

    /** Makes a refund as in the dashboard. */
    public void refundInDashboard(String intent, long cents) {
        context.getBean(PaymentIntentSimulator.class).refund(intent, Optional.of(cents), Map.of());
    }

    /** Decides the dispute of this intent. */
    public void decide(String intent, boolean won) {
        var disputes = context.getBean(DisputeSimulator.class);
        disputes.decide(disputes.listByPaymentIntent(intent).getFirst().id(), won);
    }

    /** Returns the number of successful charges of one of our payments. */
    public long chargesOf(String payment) {
        var taken = new AtomicLong();
        context.getBean(StripeRepository.class).intents.forEach(Query.all(), intent -> {
            if (payment.equals(intent.metadata().get("payment_id")) && intent.taken().isPresent()) {
                taken.incrementAndGet();
            }
        });
        return taken.get();
    }

    /** Returns the number of successful charges by payment ID; payments without a charge are omitted. */
    public Map<String, Long> charges() {
        return counted(intent -> intent.taken().stream().count());
    }

    /** Returns the number of refunds by payment ID. */
    public Map<String, Long> refunds() {
        return counted(intent -> (long) intent.refunds().size());
    }

    private Map<String, Long> counted(Function<StripePaymentIntent, Long> count) {
        var counts = new HashMap<String, Long>();
        context.getBean(StripeRepository.class).intents.forEach(Query.all(), intent -> {
            String payment = intent.metadata().get("payment_id");
            if (payment != null && count.apply(intent) > 0) {
                counts.merge(payment, count.apply(intent), Long::sum);
            }
        });
        return counts;
    }

    /** Returns the number of balance movements for the charge of an intent. */
    long chargesOfIntent(String intent) {
        return context.getBean(StripeRepository.class).balanceTransactions.find("txn_ch_" + intent.substring(3)).stream().count();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ApplicationUrls addresses() {
        return context.getBean(ApplicationUrls.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
