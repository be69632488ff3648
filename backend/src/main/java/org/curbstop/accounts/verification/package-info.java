/** Identity verification: challenges, PINs, one-time codes, contact confirmation and guest lookup. */
@org.springframework.modulith.NamedInterface("verification")
@org.jspecify.annotations.NullMarked
package org.curbstop.accounts.verification;
