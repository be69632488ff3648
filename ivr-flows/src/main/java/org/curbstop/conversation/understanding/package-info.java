/** Interprets utterances: hazards, spoken commands, slot values, intents. Uses no network. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.understanding;
