/** The outage management system of the utility: ours follows theirs where theirs exists. */
package org.curbstop.outages.oms;
