/** Flow files and prompt files, read and validated: an error names file, line and what was expected. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.flowfile;
