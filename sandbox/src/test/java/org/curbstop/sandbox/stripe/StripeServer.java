package org.curbstop.sandbox.stripe;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.curbstop.utility.Addresses;
import org.curbstop.utility.MovableClock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The pretended Stripe alone, listening on a free port, for tests. */
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

    public static StripeServer on(Store store, String... settings) {
        return new StripeServer(new SpringApplicationBuilder(OnlyStripe.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> context.getBeanFactory().registerSingleton("store", store))
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

    public SandboxStripe tokens() {
        return context.getBean(SandboxStripe.class);
    }

    public void loseAnswers(int charges) {
        context.getBean(Trouble.class).loseAnswers(charges);
    }

    public void failBefore(int requests) {
        context.getBean(Trouble.class).failBefore(requests);
    }

    public void chargesTake(Duration time) {
        context.getBean(Trouble.class).chargesTake(time);
    }

    /** A customer gives this ready-made card on the page, as its form does. */
    public void payOn(String page, String token) {
        var cashier = context.getBean(Cashier.class);
        cashier.pay(page, context.getBean(Till.class).usable(token, Optional.empty()));
    }

    /** Banks answer, cardholders dispute, refunds arrive or come back. */
    public void later(Duration time) {
        clock().set(now().plus(time));
        context.getBean(Till.class).passTime();
    }

    /** As somebody does in the dashboard. */
    public void refundInDashboard(String intent, long cents) {
        context.getBean(Till.class).refund(intent, Optional.of(cents), Map.of());
    }

    /** The bank decides the dispute of this intent. */
    public void decide(String intent, boolean won) {
        var disputes = context.getBean(Disputes.class);
        disputes.decide(disputes.of(intent).getFirst().id(), won);
    }

    /** How often money was taken for this payment of ours. */
    public long chargesOf(String payment) {
        var taken = new AtomicLong();
        context.getBean(Shelf.class).intents.each(Where.all(), intent -> {
            if (payment.equals(intent.metadata().get("payment_id")) && intent.taken().isPresent()) {
                taken.incrementAndGet();
            }
        });
        return taken.get();
    }

    /** How often money was taken, by payment of ours; those that were not charged are left out. */
    public Map<String, Long> charges() {
        return counted(intent -> intent.taken().stream().count());
    }

    /** How often money was given back, by payment of ours. */
    public Map<String, Long> refunds() {
        return counted(intent -> (long) intent.refunds().size());
    }

    private Map<String, Long> counted(Function<Intent, Long> count) {
        var counts = new HashMap<String, Long>();
        context.getBean(Shelf.class).intents.each(Where.all(), intent -> {
            String payment = intent.metadata().get("payment_id");
            if (payment != null && count.apply(intent) > 0) {
                counts.merge(payment, count.apply(intent), Long::sum);
            }
        });
        return counts;
    }

    /** Balance movements of one intent's charge. */
    long chargesOfIntent(String intent) {
        return context.getBean(Shelf.class).movements.find("txn_ch_" + intent.substring(3)).stream().count();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Addresses addresses() {
        return context.getBean(Addresses.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
