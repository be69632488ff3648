package org.curbstop.cis.webhooks;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Sends a signed request. It follows no redirects, which could lead anywhere, and reads only the status of the response. */
@Component
class WebhookClient implements DisposableBean {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;

    private final CloseableHttpClient anywhere;
    private final CloseableHttpClient publicOnly;
    private final Clock clock;

    @Autowired
    WebhookClient(Clock clock) {
        this(clock, TIMEOUT);
    }

    WebhookClient(Clock clock, Duration timeout) {
        this.clock = clock;
        this.anywhere = client(SystemDefaultDnsResolver.INSTANCE, timeout);
        this.publicOnly = client(new PublicAddresses(), timeout);
    }

    private static CloseableHttpClient client(DnsResolver resolver, Duration limit) {
        Timeout timeout = Timeout.of(limit);
        return HttpClientBuilder.create().disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching()
                .disableContentCompression().setUserAgent("Curbstop webhooks")
                .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(timeout).setResponseTimeout(timeout).build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(resolver)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
                        .build())
                .build();
    }

    /** @return reason for the failure; empty if it was delivered */
    Optional<String> post(WebhookSubscription to, String id, byte[] body) {
        long timestamp = clock.instant().getEpochSecond();
        var post = new HttpPost(to.url());
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", Long.toString(timestamp));
        post.setHeader("webhook-signature", WebhookSignature.sign(to.keys(), id, timestamp, body));
        try (var answer = (to.allowPrivateAddresses() ? anywhere : publicOnly).executeOpen(null, post, null)) {
            return answer.getCode() / 100 == SUCCESS ? Optional.empty() : Optional.of("HTTP " + answer.getCode());
        } catch (IOException e) {
            return Optional.of(PublicAddresses.REFUSED.equals(e.getMessage()) ? PublicAddresses.REFUSED : e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() throws IOException {
        anywhere.close();
        publicOnly.close();
    }
}
