/** The pure turn: a dialogue state and a user input in, the next state and the responses out. No clock, no storage, no action. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.engine;
