/** Flow files and their words, read and checked: an error names file, line and what was expected. */
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation.flowfile;
