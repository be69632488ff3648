package org.curbstop.outages.oms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url address of its list of outages to poll; empty: not polled, but it may still push
 * @param token bearer token; empty: none
 * @param timeLimit limit for the whole response
 */
@ConfigurationProperties("curbstop.outage-system")
public record OutageSystemProperties(@DefaultValue("") String url, @DefaultValue("") String token, @DefaultValue("5s") Duration timeLimit) {

    boolean isConfigured() {
        return !url.isBlank();
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "outage system at " + url;
    }
}
