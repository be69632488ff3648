/** Moves the application's one clock, and runs at once the jobs that became due. */
package org.curbstop.sandbox.clock;
