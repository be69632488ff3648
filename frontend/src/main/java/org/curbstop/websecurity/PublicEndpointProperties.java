package org.curbstop.websecurity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code curbstop.doors.*}. A phone company or a library puts a whole town behind one address, so an address has large budgets
 * that fill slowly, and one browser a small one.
 *
 * @param postsPerMinute  how many forms one browser may send a minute within a conversation
 * @param openingsAtOnce  how many forms that open something new (a conversation, a report by GeoReportController) one address may send at
 *                        once
 * @param openingsPerHour how many of them an hour after that
 * @param postsAtOnce     how many forms of any kind one address may send at once
 * @param postsPerSecond  how many of them a second after that
 * @param cardPages       origins of hosted payment pages that a form may lead to, beside our own
 */
@ConfigurationProperties("curbstop.doors")
record PublicEndpointProperties(
        @DefaultValue("120") int postsPerMinute,
        @DefaultValue("6000") int openingsAtOnce,
        @DefaultValue("1000") int openingsPerHour,
        @DefaultValue("20000") int postsAtOnce,
        @DefaultValue("20") int postsPerSecond,
        @DefaultValue("https://checkout.stripe.com") List<String> cardPages) {}
