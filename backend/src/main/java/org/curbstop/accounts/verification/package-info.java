/** How somebody proves who they are: challenges, PINs and one-time codes, confirming a contact, and matching a guest to an account. */
@org.springframework.modulith.NamedInterface("verification")
package org.curbstop.accounts.verification;
