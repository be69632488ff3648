/** What meters say of the power at their premise: last gasps and restorations. */
@org.springframework.modulith.NamedInterface("meters")
package org.curbstop.outages.meters;
