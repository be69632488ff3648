/** Flow actions that take reports of leaks, and requests for the credit after a leak in the customer's own pipes. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.leaks;
