package org.curbstop.api.rest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the REST interface.
 *
 * @param mostBytes the largest file that it takes; larger ones come by folder
 * @param callsPerMinute calls of one client, also how many at once
 * @param callsPerMinuteOfAnAddress calls from one address, whether their tokens are valid or not
 */
@ConfigurationProperties("curbstop.api")
record ApiProperties(
        @DefaultValue("64MB") DataSize mostBytes,
        @DefaultValue("120") int callsPerMinute,
        @DefaultValue("1200") int callsPerMinuteOfAnAddress) {}
