/**
 * Keeps conversations between turns: one stored document each, resume codes, the language of a phone number, retention; executes the
 * actions that a turn waits for.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.session;
