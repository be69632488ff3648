/** Flow actions for payment arrangements: offer, counteroffer, agreement, exception requests to staff. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.arrangements;
