/** A simulated outage management system, for trying what happens when it is slow, wrong or asleep. */
package org.curbstop.sandbox.outagesystem;
