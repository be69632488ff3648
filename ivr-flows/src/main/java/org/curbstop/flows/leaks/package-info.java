/** Takes reports of leaks, and requests for the credit after one in the customer's own pipes. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.leaks;
