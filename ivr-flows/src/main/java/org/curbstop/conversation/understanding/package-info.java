/** What an utterance means: hazard, spoken command, slot values, intent. No network. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.understanding;
