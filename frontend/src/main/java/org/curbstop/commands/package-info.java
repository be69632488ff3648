/** Command line: import, verify, draw, try. Each command has a help line and reports its result by exit code. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package org.curbstop.commands;
