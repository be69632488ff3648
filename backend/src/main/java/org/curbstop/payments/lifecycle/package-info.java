/** How a payment moves on: the events, the state machine, when it is looked at again, and the time limits. No storage, no network. */
package org.curbstop.payments.lifecycle;
