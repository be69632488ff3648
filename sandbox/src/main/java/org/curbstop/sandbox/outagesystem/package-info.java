/** Simulated outage management system, to try what happens when it is slow, returns something else, fails or does not respond. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.outagesystem;
