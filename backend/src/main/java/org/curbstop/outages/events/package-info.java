/**
 * What happened to outages and reports, as other capabilities listen to it; each event is sent at least once, in parts of a few hundred
 * recipients.
 */
@org.springframework.modulith.NamedInterface("events")
package org.curbstop.outages.events;
