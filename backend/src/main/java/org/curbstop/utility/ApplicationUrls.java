package org.curbstop.utility;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** URLs of this application. Resolve them late, never at startup: a port chosen by the system is known only once the web server listens. */
@Component
public class ApplicationUrls {

    private final Environment environment;
    /** Cached once it can no longer change: it is used several times per conversation turn. */
    private volatile @Nullable URI cachedUrl;

    ApplicationUrls(Environment environment) {
        this.environment = environment;
    }

    /** Returns the URL for people and webhooks, without a trailing slash: {@code CURBSTOP_PUBLIC_URL}, by default localhost. */
    public URI publicUrl() {
        URI before = cachedUrl;
        if (before != null) {
            return before;
        }
        String set = environment.getProperty("curbstop.public-url", "");
        URI url = set.isBlank() ? URI.create("http://localhost:" + port()) : URI.create(set.replaceAll("/+$", ""));
        if (!set.isBlank() || environment.getProperty("local.server.port") != null) {
            cachedUrl = url;
        }
        return url;
    }

    /** Returns the URL of this process, without a trailing slash, for the sandbox inside it. */
    public URI loopback() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private String port() {
        String listening = environment.getProperty("local.server.port");
        return listening != null ? listening : environment.getProperty("server.port", "8080");
    }
}
