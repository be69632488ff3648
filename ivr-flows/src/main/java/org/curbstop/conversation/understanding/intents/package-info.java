/** Intent and hazard models, which are trained on the sentences of a language by the build and read at run time. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.understanding.intents;
