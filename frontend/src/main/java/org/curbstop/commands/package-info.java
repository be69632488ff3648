/** The command line beside the web doors: import, close, draw, try. Each command has a help line and says how it ended by its exit code. */
@org.springframework.modulith.ApplicationModule
package org.curbstop.commands;
