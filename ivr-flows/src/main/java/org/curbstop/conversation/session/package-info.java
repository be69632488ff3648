/**
 * Stores conversations between turns, one document each, with resume codes, languages of phone numbers and retention; executes the actions
 * that a turn waits for.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.session;
