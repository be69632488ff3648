package org.curbstop.doors;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code curbstop.doors.*}.
 *
 * @param postsPerMinute how many forms one address may send a minute; generous, since a library or a phone company puts many people behind one
 * @param cardPages origins of hosted payment pages that a form may lead to, beside our own
 */
@ConfigurationProperties("curbstop.doors")
record DoorSettings(@DefaultValue("120") int postsPerMinute, @DefaultValue("https://checkout.stripe.com") List<String> cardPages) {}
