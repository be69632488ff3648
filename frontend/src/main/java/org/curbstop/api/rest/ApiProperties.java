package org.curbstop.api.rest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the REST interface.
 *
 * @param mostBytes maximum size of a file; larger files are imported from a folder
 * @param callsPerMinute calls of one client per minute, all of which may come at once
 * @param callsPerMinuteOfAnAddress calls from one address per minute, whether their tokens are valid or not
 */
@ConfigurationProperties("curbstop.api")
record ApiProperties(
        @DefaultValue("64MB") DataSize mostBytes,
        @DefaultValue("120") int callsPerMinute,
        @DefaultValue("1200") int callsPerMinuteOfAnAddress) {}
