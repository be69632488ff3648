package org.curbstop.cis.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.curbstop.cis.postings.PostingKind;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Binds the settings as docs/api.md describes: environment variables, with the secret in a file. */
class WebhookPropertiesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static WebhookProperties bound(Map<String, Object> environment, Map<String, Object> files) {
        var sources = new MutablePropertySources();
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        sources.addLast(new MapPropertySource("secrets", files));
        return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("curbstop", WebhookProperties.class);
    }

    @Test
    void without_configuration_there_are_no_receivers() {
        assertThat(bound(Map.of("CURBSTOP_DATA", "/srv/data", "CURBSTOP_WEBHOOK_INTERVAL", "PT1M"), Map.of()).webhooks()).isEmpty();
    }

    @Test
    void a_receiver_is_configured_by_environment_and_secret_file() {
        WebhookProperties settings = bound(Map.of("CURBSTOP_WEBHOOKS_BILLING_URL", "http://cis.internal:8080/hook",
                "CURBSTOP_WEBHOOKS_BILLING_KINDS", "payment,order", "CURBSTOP_WEBHOOKS_BILLING_ALLOWPRIVATEADDRESSES", "true"),
                Map.of("curbstop.webhooks.billing.secret", SECRET));
        assertThat(settings.webhooks()).containsOnlyKeys("billing");
        WebhookSubscription billing = settings.webhooks().get("billing");
        assertThat(billing.url()).isEqualTo(URI.create("http://cis.internal:8080/hook"));
        assertThat(billing.secret()).isEqualTo(SECRET);
        assertThat(billing.wants(PostingKind.ORDER)).isTrue();
        assertThat(billing.wants(PostingKind.CONTACT)).isFalse();
        assertThat(billing.allowPrivateAddresses()).isTrue();
    }

    @Test
    void a_receiver_without_a_secret_prevents_startup() {
        assertThatThrownBy(() -> bound(Map.of("CURBSTOP_WEBHOOKS_BILLING_URL", "https://cis.example.org/hook"), Map.of()))
                .rootCause().hasMessageContaining("the secret of a webhook is whsec_");
    }
}
