/** What a person meant: hazard and standing words, values of the expected kind, the task they are after. No network. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.understanding;
