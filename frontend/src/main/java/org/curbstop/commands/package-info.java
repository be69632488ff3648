/** The command line: import, check, draw, try. Each command has a help line and reports its result by the exit code. */
@org.springframework.modulith.ApplicationModule
package org.curbstop.commands;
