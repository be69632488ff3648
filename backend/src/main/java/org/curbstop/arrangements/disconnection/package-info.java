/**
 * Disconnection: notices issued by rule and signed by a person, their cancellation, the completed work, timely reconnection, and events.
 */
@org.springframework.modulith.NamedInterface("disconnection")
@org.jspecify.annotations.NullMarked
package org.curbstop.arrangements.disconnection;
