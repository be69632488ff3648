/** What meters say of the power at their premise: last gasps and restorations. */
package org.curbstop.outages.meters;
