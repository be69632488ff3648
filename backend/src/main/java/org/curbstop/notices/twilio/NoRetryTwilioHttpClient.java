package org.curbstop.notices.twilio;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.curbstop.notices.TwilioAccount;

/**
 * Twilio's HTTP client with two changes that its SDK has no setting for: it can call another server with the same API, and it sends each
 * request only once. By default the SDK repeats a request after a 5xx, and the HTTP client below it after a 503, so that a text would be
 * sent twice.
 */
final class NoRetryTwilioHttpClient extends NetworkHttpClient {

    private static final int MAX_CONNECTIONS = 100;
    private static final String TWILIO = "https://api.twilio.com";

    private final Supplier<Optional<URI>> base;

    NoRetryTwilioHttpClient(Supplier<Optional<URI>> base, Duration timeout) {
        super(HttpClientBuilder.create()
                .disableAutomaticRetries()
                .setDefaultHeaders(List.of(new BasicHeader(HttpHeaders.ACCEPT, "application/json")))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(timeout))
                        .setResponseTimeout(Timeout.of(timeout))
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(timeout))
                                .setSocketTimeout(Timeout.of(timeout))
                                .build())
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .build()));
        this.base = base;
    }

    static TwilioRestClient restClient(TwilioAccount account, Supplier<Optional<URI>> base, Duration timeout) {
        return new TwilioRestClient.Builder(account.sid(), account.authToken()).httpClient(new NoRetryTwilioHttpClient(base, timeout))
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        return super.makeRequest(base.get().map(other -> redirected(request, other)).orElse(request));
    }

    private static Request redirected(Request request, URI other) {
        String url = request.getUrl();
        if (!url.startsWith(TWILIO)) {
            throw new IllegalStateException("not an address of Twilio's API");
        }
        var moved = new Request(request.getMethod(), other + url.substring(TWILIO.length()));
        if (request.requiresAuthentication()) {
            moved.setAuth(request.getUsername(), request.getPassword());
        }
        request.getQueryParams().forEach((name, values) -> values.forEach(value -> moved.addQueryParam(name, value)));
        request.getPostParams().forEach((name, values) -> values.forEach(value -> moved.addPostParam(name, value)));
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> moved.addHeaderParam(name, value)));
        moved.setContentType(request.getContentType());
        return moved;
    }
}
