/** Events about outages and reports for other capabilities; each is delivered at least once, in parts of a few hundred recipients. */
@org.springframework.modulith.NamedInterface("events")
@org.jspecify.annotations.NullMarked
package org.curbstop.outages.events;
