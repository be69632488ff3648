/** Limits on attempts, lock-outs by person, and alarms when somebody guesses at large. */
@org.springframework.modulith.NamedInterface("lockout")
package org.curbstop.accounts.lockout;
