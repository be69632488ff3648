/** Holds that block a disconnection: placed on a claim, certified, lifted by a person or expired, and the events about them. */
@org.springframework.modulith.NamedInterface("holds")
@org.jspecify.annotations.NullMarked
package org.curbstop.arrangements.holds;
