/** Moves the one clock of the application. */
package org.curbstop.sandbox.clock;
