/** Groups reports into outages by network and place, stores them, and turns announcements into events for all who reported. */
@org.jspecify.annotations.NullMarked
package org.curbstop.outages.tracking;
