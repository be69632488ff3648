package org.curbstop.websecurity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many web requests are worked on at once. Calls and texts have limits of their own.
 *
 * @param atOnce pages, portal and interfaces together, a quarter of it for reports; 0: as many as this machine can work on
 * @param patience how long a report waits for a place before it is refused too
 */
@ConfigurationProperties("curbstop.admission")
record AdmissionProperties(@DefaultValue("0") int atOnce, @DefaultValue("2s") Duration patience) {}
