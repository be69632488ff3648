/**
 * Disconnection notices by rule and signature, their cancellation, the work that stops service, its reconnection in time, and the events
 * about it.
 */
@org.springframework.modulith.NamedInterface("disconnection")
package org.curbstop.arrangements.disconnection;
