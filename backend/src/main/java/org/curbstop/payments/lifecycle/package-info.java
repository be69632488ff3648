/** Lifecycle of a payment: events, state machine, follow-up checks and time limits. No storage, no network. */
@org.jspecify.annotations.NullMarked
package org.curbstop.payments.lifecycle;
