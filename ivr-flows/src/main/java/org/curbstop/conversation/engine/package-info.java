/**
 * Pure dialogue engine: takes a dialogue state and a user input, and returns the next state and the responses. It uses no clock and no
 * storage, and runs no action. Start with {@link org.curbstop.conversation.engine.DialogueEngine}, which lists the steps of a turn in
 * order.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.engine;
