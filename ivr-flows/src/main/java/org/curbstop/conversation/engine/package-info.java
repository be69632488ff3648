/**
 * The pure turn: a dialogue state and a user input in, the next state and the responses out. No clock, no storage, no action. Read {@link
 * org.curbstop.conversation.engine.DialogueEngine} first: it lists the steps of a turn in their order.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.engine;
