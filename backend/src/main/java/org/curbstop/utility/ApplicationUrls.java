package org.curbstop.utility;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where this application can be reached. Asked late, never at start: a port picked by the system is known only once the web
 * server listens.
 */
@Component
public class ApplicationUrls {

    private final Environment environment;
    /** Kept once it cannot change any more: it is asked for several times a turn of a conversation. */
    private volatile @Nullable URI cachedUrl;

    ApplicationUrls(Environment environment) {
        this.environment = environment;
    }

    /**
     * What people and webhooks call us by: {@code CURBSTOP_PUBLIC_URL}, on a machine without it the loopback address. No trailing slash.
     */
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

    /** This very process, for the sandbox that runs inside it. No trailing slash. */
    public URI loopback() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private String port() {
        String listening = environment.getProperty("local.server.port");
        return listening != null ? listening : environment.getProperty("server.port", "8080");
    }
}
