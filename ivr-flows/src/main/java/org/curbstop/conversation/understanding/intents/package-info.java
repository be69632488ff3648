/** How the intents of a language are learnt at build from its sentences, and read at run time. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.understanding.intents;
