/** Integration with the utility's outage management system (OMS): our outages follow those of the OMS. */
@org.springframework.modulith.NamedInterface("oms")
@org.jspecify.annotations.NullMarked
package org.curbstop.outages.oms;
