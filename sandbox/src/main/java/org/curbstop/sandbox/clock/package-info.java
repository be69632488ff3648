/** Moves the application's clock and runs the jobs that are due at once. */
package org.curbstop.sandbox.clock;
