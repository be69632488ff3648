/** The lifecycle of a payment: the events, the state machine, when it is checked again, and the time limits. No storage, no network. */
package org.curbstop.payments.lifecycle;
