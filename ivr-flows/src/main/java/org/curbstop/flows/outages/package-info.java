/** Flow actions for outages: report, status, updates by text, confirmation of restored service. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.outages;
