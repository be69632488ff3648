package org.curbstop.outages.oms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url where its list of outages is asked for; empty: nothing is asked, it may still send
 * @param token sent as a bearer token; empty: none
 * @param timeLimit for the whole answer
 */
@ConfigurationProperties("curbstop.outage-system")
public record OutageSystemProperties(@DefaultValue("") String url, @DefaultValue("") String token, @DefaultValue("5s") Duration timeLimit) {

    boolean isConfigured() {
        return !url.isBlank();
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "outage system at " + url;
    }
}
