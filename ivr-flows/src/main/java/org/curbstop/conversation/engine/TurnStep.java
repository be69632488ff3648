package org.curbstop.conversation.engine;

/** One step of a turn. It keeps nothing between turns: everything that it knows is in the turn that it is given. */
interface TurnStep {

    Turn apply(Turn turn);
}
