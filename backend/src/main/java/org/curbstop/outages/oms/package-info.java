/** The outage management system of the utility: ours follows theirs where theirs exists. */
@org.springframework.modulith.NamedInterface("oms")
package org.curbstop.outages.oms;
