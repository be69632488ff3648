package org.curbstop.websecurity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rate limits of the public endpoints. A phone carrier or a library puts many customers behind one address, so an address has large budgets
 * that refill slowly, and one browser a small one.
 *
 * @param postsPerMinute forms that one browser may send per minute within a conversation
 * @param openingsAtOnce forms that open something new (a conversation, a GeoReport report) that one address may send at once
 * @param openingsPerHour how many of them per hour after that
 * @param postsAtOnce forms of any kind that one address may send at once
 * @param postsPerSecond how many of them per second after that
 * @param cardPages origins of hosted payment pages that a form may redirect to, in addition to this site
 */
@ConfigurationProperties("curbstop.doors")
record PublicEndpointProperties(
        @DefaultValue("120") int postsPerMinute,
        @DefaultValue("6000") int openingsAtOnce,
        @DefaultValue("1000") int openingsPerHour,
        @DefaultValue("20000") int postsAtOnce,
        @DefaultValue("20") int postsPerSecond,
        @DefaultValue("https://checkout.stripe.com") List<String> cardPages) {}
