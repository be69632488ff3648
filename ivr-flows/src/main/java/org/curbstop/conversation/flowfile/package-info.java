/** Reads and validates flow files and prompt files. An error names the file, the line and what was expected. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.flowfile;
