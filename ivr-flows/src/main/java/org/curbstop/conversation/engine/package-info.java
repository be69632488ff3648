/** The pure turn: a talk and what was heard in, the next talk and what is said out. No clock, no storage, no action. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.engine;
