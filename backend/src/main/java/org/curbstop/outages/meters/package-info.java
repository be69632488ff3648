/** Power events from the meters of premises: last gasps and restorations. */
@org.springframework.modulith.NamedInterface("meters")
@org.jspecify.annotations.NullMarked
package org.curbstop.outages.meters;
