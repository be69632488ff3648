/** Flow actions that verify the caller's identity: challenge, PIN, one-time code, guest match, and the accounts that the proof covers. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.verification;
