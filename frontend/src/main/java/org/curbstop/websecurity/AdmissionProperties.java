package org.curbstop.websecurity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits how many web requests are processed at the same time. Calls and texts have their own limits.
 *
 * @param atOnce maximum for pages, portal and interfaces together, a quarter of it reserved for outage reports and staff; 0 derives it from
 *     the number of processors
 * @param patience how long an outage report or a staff request waits for a place before it is rejected too
 */
@ConfigurationProperties("curbstop.admission")
record AdmissionProperties(@DefaultValue("0") int atOnce, @DefaultValue("2s") Duration patience) {}
