package org.curbstop.cis.webhooks;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param webhooks subscriptions by name, which staff see: {@code curbstop.webhooks.NAME.url} */
@ConfigurationProperties("curbstop")
public record WebhookProperties(@DefaultValue Map<String, WebhookSubscription> webhooks) {

    public WebhookProperties {
        webhooks = Map.copyOf(webhooks);
        webhooks.keySet().forEach(name -> {
            if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException("the name of a webhook is up to 40 small letters, digits and hyphens, not " + name);
            }
        });
    }
}
