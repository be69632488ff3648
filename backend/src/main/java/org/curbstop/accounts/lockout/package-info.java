/** Limits on attempts, lock-outs by person, and alarms about large-scale guessing. */
@org.springframework.modulith.NamedInterface("lockout")
@org.jspecify.annotations.NullMarked
package org.curbstop.accounts.lockout;
